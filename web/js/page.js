// The page: finds out what it stands on and starts what belongs there. Everything works without it, as text and tables.
import { startFile } from "./filed.js";
import { startHealth } from "./health.js";
import { startPicture } from "./picture.js";
import { startClaim } from "./claim.js";
import { startReport } from "./report.js";
import { startJudging } from "./judging.js";
import { startSharing } from "./sharing.js";
import { startStanding } from "./standing.js";
import { startTheme } from "./themes.js";

const starts = { picture: startPicture, health: startHealth, report: startReport, claim: startClaim };

startTheme();
startSharing();
startStanding();
startJudging();
if (document.body.dataset.mode === "file") startFile();
else starts[document.body.dataset.page]?.();
