export { adviceFor } from "../resources/quarantine";
export { findJob, type JobWire } from "../resources/jobs";
