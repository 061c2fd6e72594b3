// The campaign on any other site (docs/embedding.md). This script's own origin is the campaign's site.
//   <campaign-petition petition="12"><a href="https://campaign.example/petition/">Sign the petition</a></campaign-petition>
//   <campaign-endorsers page="7" scope="local"><a href="…">Who endorses</a></campaign-endorsers>
//   <campaign-count petition="12">4,812</campaign-count>
// What stands inside an element is shown where scripts are off or our iframe is kept from loading. No cookie is
// set, and no inline style or markup made from text is needed, so strict policies of the host are no hindrance.
(() => {
  const script = document.currentScript ?? document.querySelector('script[src*="/static/embed"]');
  const { origin } = new URL(script.src, location.href);
  const PATIENCE = 8_000; // after the frame loaded, until it must have answered
  const EVERY = 15_000;
  const hex = (value) => {
    const digits = value.trim().toLowerCase().replace(/^#/, "");
    if (/^[0-9a-f]{6}$/.test(digits)) return digits;
    return /^[0-9a-f]{3}$/.test(digits) ? digits.replace(/./g, "$&$&") : "";
  };
  const one = (...words) => (value) => (words.includes(value) ? value : "");
  const whole = (value) => (/^[0-9]{1,3}$/.test(value) ? String(Number(value)) : "");
  const any = (value) => value.trim();
  // The order of the address, and one spelling for each value: caches keep one copy of each look.
  const LOOK = { theme: one("light", "dark"), accent: hex, background: hex, text: hex, radius: whole, font: one("sans", "serif", "mono"), lang: any };

  class Embed extends HTMLElement {
    #frame = null;
    #fallback = [];
    #answered = false;
    #waiting = 0;

    connectedCallback() {
      if (!this.#frame) this.#build();
      addEventListener("message", this.#listen);
    }

    disconnectedCallback() {
      removeEventListener("message", this.#listen);
      clearTimeout(this.#waiting);
    }

    attributeChangedCallback() {
      if (this.#frame && this.#frame.src !== this.address()) this.#frame.src = this.address();
    }

    address() {
      const { path, parameters } = this.constructor;
      const query = new URLSearchParams();
      for (const [attribute, read] of Object.entries({ ...LOOK, ...parameters })) {
        const value = read(this.getAttribute(attribute) ?? "", this);
        if (value) query.set({ source: "utm_source", campaign: "utm_campaign" }[attribute] ?? attribute, value);
      }
      const address = new URL(path(this), origin);
      address.search = query;
      return address.href;
    }

    #build() {
      this.#fallback = [...this.childNodes];
      const frame = document.createElement("iframe");
      frame.title = this.getAttribute("title") || this.textContent.trim() || "Campaign";
      frame.loading = this.getAttribute("loading") === "eager" ? "eager" : "lazy";
      frame.allow = "clipboard-write; web-share";
      frame.src = this.address();
      // Set on the object: policies against inline styles are about markup.
      Object.assign(frame.style, { display: "block", width: "100%", border: "0", colorScheme: "normal" });
      frame.style.height = `${Number(this.getAttribute("height")) || this.constructor.height}px`;
      this.style.display = "block";
      frame.addEventListener("load", () => {
        frame.contentWindow.postMessage({ type: "campaign:hello" }, origin);
        this.#waiting ||= setTimeout(() => this.#answered || this.#giveUp(), PATIENCE);
      });
      this.#frame = frame;
      this.replaceChildren(frame);
    }

    // Something on the reader's device keeps our frame away: the link that stood here does it too.
    #giveUp() {
      this.#frame.hidden = true;
      this.#frame.style.display = "none";
      this.append(...this.#fallback);
    }

    #listen = ({ origin: from, source, data }) => {
      if (from !== origin || source !== this.#frame.contentWindow) return;
      const [, name] = /^campaign:(ready|height|signed)$/.exec(data?.type) ?? [];
      if (!name) return;
      if (name === "ready") this.#turn();
      if (name === "height" && data.height > 0) this.#frame.style.height = `${Math.min(data.height, 100_000)}px`;
      const { type, ...detail } = data;
      this.dispatchEvent(new CustomEvent(`campaign-${name}`, { detail, bubbles: true, composed: true }));
    };

    // A new page in the frame, as after signing, begins at its top, and so must the reader.
    #turn() {
      if (this.#answered && this.getBoundingClientRect().top < 0) this.scrollIntoView({ block: "start" });
      this.#answered = true;
    }
  }

  class CampaignPetition extends Embed {
    static observedAttributes = [...Object.keys(LOOK), "petition", "variant"];
    static height = 760;
    static path = (element) => `/embed/petition/${Number(element.getAttribute("petition"))}/`;
    static parameters = {
      variant: one("compact", "count", "growth"),
      source: (value) => any(value) || location.hostname,
      campaign: any,
      partner: any,
    };
  }

  class CampaignEndorsers extends Embed {
    static observedAttributes = [...Object.keys(LOOK), "page", "scope", "region", "by", "limit"];
    static height = 480;
    static path = (element) => (element.hasAttribute("page") ? `/embed/endorsers/${Number(element.getAttribute("page"))}/` : "/embed/endorsers/");
    static parameters = { scope: one("national", "local"), region: any, by: one("region"), limit: whole };
  }

  class CampaignCount extends HTMLElement {
    #timer = 0;

    connectedCallback() {
      document.addEventListener("visibilitychange", this.#ask);
      this.#ask();
    }

    disconnectedCallback() {
      document.removeEventListener("visibilitychange", this.#ask);
      clearTimeout(this.#timer);
    }

    #ask = async () => {
      clearTimeout(this.#timer);
      if (document.hidden) return;
      try {
        const address = `${origin}/api/campaign/v1/petitions/${Number(this.getAttribute("petition"))}/count/`;
        const response = await fetch(address, { credentials: "omit", headers: { accept: "application/json" } });
        if (response.ok) this.#show(await response.json());
      } catch {
        // Offline: the number that stands here stays.
      }
      if (this.isConnected) this.#timer = setTimeout(this.#ask, EVERY);
    };

    #show({ signatures, goal }) {
      const language = this.closest("[lang]")?.lang || undefined;
      this.textContent = signatures.toLocaleString(language && `${language}-u-nu-latn`);
      this.dispatchEvent(new CustomEvent("campaign-count", { detail: { signatures, goal }, bubbles: true, composed: true }));
    }
  }

  const elements = { "campaign-petition": CampaignPetition, "campaign-endorsers": CampaignEndorsers, "campaign-count": CampaignCount };
  for (const [name, element] of Object.entries(elements)) if (!customElements.get(name)) customElements.define(name, element);
})();
