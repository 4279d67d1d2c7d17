/** Runs before the page is painted: the kept theme, so that a night screen never flashes white. */

import { paintLooks, readLooks } from "./looks";

paintLooks(readLooks());
