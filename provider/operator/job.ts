export { findJob, type JobWire } from "../resources/jobs";
