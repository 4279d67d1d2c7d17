/** The views of a therapist's desk: online only. */

export { default as Caseload } from "./caseload/caseload";
export { default as Review } from "./caseload/review";
