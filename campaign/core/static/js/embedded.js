// Inside a partner's iframe: tells the page around it how high the petition is.
import "./signature-count.js";
import "./error-summary.js";
import "./address-help.js";
import "./signature-puzzle.js";

const report = () => {
  const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
  parent.postMessage({ type: "campaign:height", height }, "*");
};

new ResizeObserver(report).observe(document.documentElement);
