// What pages gain where scripts run. Everything works without.
import "./signature-count.js";
import "./share-buttons.js";
import "./own-ref.js";
import "./error-summary.js";
import "./mended-errors.js";
import "./empty-after-sending.js";
import "./address-help.js";
import "./signature-puzzle.js";
import "./questions.js";
import "./question-list.js";
import "./search-suggestions.js";
import "./copy-text.js";
import "./sign-shortcut.js";
import "./fold.js";
