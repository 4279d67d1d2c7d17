/** The views of now and then: coming in, setting up, settings and sharing. */

export { default as Asked } from "./asked/asked";
export { default as CheckPhone } from "./check-phone/check-phone";
export { default as Reminders } from "./reminders/reminders";
export { default as Routines } from "./routines/routines";
export { default as Security } from "./security/security";
export { default as Settings } from "./settings/settings";
export { default as SharingHistory } from "./sharing/history";
export { default as SharingNew } from "./sharing/new";
export { default as Sharing } from "./sharing/sharing";
export { default as SignedOut } from "./signed-out/signed-out";
export { default as MoreRoutines } from "./start/more-routines";
export { default as SignInOffer } from "./start/sign-in-offer";
export { default as Start } from "./start/start";
export { default as Welcome } from "./welcome/welcome";
