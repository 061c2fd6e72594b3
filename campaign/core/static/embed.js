// <campaign-petition petition="12"><a href="https://campaign.example/petition/">Sign the petition</a></campaign-petition>
// shows petition 12 of the site that this script comes from; without scripts the link inside stays.
(() => {
  const origin = new URL(document.currentScript.src).origin;

  class CampaignPetition extends HTMLElement {
    connectedCallback() {
      if (this.frame) return;
      const address = new URL(`/embed/petition/${Number(this.getAttribute("petition"))}/`, origin);
      address.searchParams.set("source", this.getAttribute("source") || location.hostname);
      this.frame = document.createElement("iframe");
      Object.assign(this.frame, { src: address.href, title: this.getAttribute("title") || this.textContent.trim(), loading: "lazy" });
      Object.assign(this.frame.style, { display: "block", width: "100%", height: "48rem", border: "0" });
      this.replaceChildren(this.frame);
      addEventListener("message", this.#resize);
    }

    disconnectedCallback() {
      removeEventListener("message", this.#resize);
    }

    #resize = ({ origin: from, source, data }) => {
      if (from !== origin || source !== this.frame.contentWindow || data?.type !== "campaign:height") return;
      const height = Number(data.height);
      if (height > 0) this.frame.style.height = `${Math.min(height, 10_000)}px`;
    };
  }

  if (!customElements.get("campaign-petition")) customElements.define("campaign-petition", CampaignPetition);
})();
