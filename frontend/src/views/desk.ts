/** The views of a therapist's desk, and what the parents see of it: online only. */

export { default as Caseload } from "./caseload/caseload";
export { default as Review } from "./caseload/review";
export { default as Seen } from "./sharing/seen";
