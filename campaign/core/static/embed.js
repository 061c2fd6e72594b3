// <campaign-petition petition="12"><a href="https://campaign.example/petition/">Sign the petition</a></campaign-petition>
// shows petition 12 of the site that this script comes from, and
// <campaign-endorsers scope="local" region="Ohio" by="region"><a href="…">Who endorses</a></campaign-endorsers>
// the wall of endorsing organizations, all of them where no attribute narrows it. Without scripts the link stays.
(() => {
  const origin = new URL(document.currentScript.src).origin;

  class Embed extends HTMLElement {
    connectedCallback() {
      if (this.frame) return;
      this.frame = document.createElement("iframe");
      Object.assign(this.frame, { src: this.address().href, title: this.getAttribute("title") || this.textContent.trim(), loading: "lazy" });
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
      if (height > 0) this.frame.style.height = `${Math.min(height, 100_000)}px`;
    };
  }

  class CampaignPetition extends Embed {
    address() {
      const address = new URL(`/embed/petition/${Number(this.getAttribute("petition"))}/`, origin);
      address.searchParams.set("source", this.getAttribute("source") || location.hostname);
      return address;
    }
  }

  class CampaignEndorsers extends Embed {
    address() {
      const address = new URL("/embed/endorsers/", origin);
      for (const name of ["scope", "region", "by"]) {
        if (this.getAttribute(name)) address.searchParams.set(name, this.getAttribute(name));
      }
      return address;
    }
  }

  for (const [name, element] of [["campaign-petition", CampaignPetition], ["campaign-endorsers", CampaignEndorsers]]) {
    if (!customElements.get(name)) customElements.define(name, element);
  }
})();
