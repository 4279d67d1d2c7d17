/** The views for rest, food and whom to call. */

export { default as Food } from "./food/food";
export { default as HelpCard } from "./help/card";
export { default as HelpEvidence } from "./help/evidence";
export { default as Help } from "./help/help";
export { default as HelpNumbers } from "./help/numbers";
export { default as Pass } from "./rest/pass";
export { default as Rest } from "./rest/rest";
