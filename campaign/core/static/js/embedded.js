// The petition inside a partner's iframe.
import "./signature-count.js";
import "./error-summary.js";
import "./empty-after-sending.js";
import "./share-buttons.js";
import "./own-ref.js";
import "./address-help.js";
import "./signature-puzzle.js";
import "./embedded-host.js";
