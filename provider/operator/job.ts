export { adviceFor } from "../resources/quarantine";
export { findJob } from "../resources/jobs";
