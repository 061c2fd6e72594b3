// Inside a partner's iframe: tells the page around it how high the content is.
const report = () => {
  const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
  parent.postMessage({ type: "campaign:height", height }, "*");
};

new ResizeObserver(report).observe(document.documentElement);
