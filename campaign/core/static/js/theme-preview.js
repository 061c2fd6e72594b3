/* Shows the look while it is chosen; what is saved is checked by the server. */
const COLOR = /^#?([0-9a-f]{6}|[0-9a-f]{3})$/i;
const PARTS = ["main", "accent", "header", "font", "ground", "headings", "corner"];

const COLORS = ["main", "accent"];

const inSixDigits = (color) => {
  const digits = color.replace("#", "");
  return `#${digits.length === 3 ? digits.replaceAll(/./g, "$&$&") : digits}`;
};

customElements.define(
  "theme-preview",
  class extends HTMLElement {
    connectedCallback() {
      this.known = JSON.parse(this.dataset.looks);
      this.form = this.closest("form");
      this.form?.addEventListener("input", () => this.show());
      this.palettes = COLORS.map((name) => this.addPalette(this.form?.elements.namedItem(`theme_${name}`)));
      this.show();
    }

    /* Beside the digits, for who knows none by heart. */
    addPalette(field) {
      const palette = document.createElement("input");
      palette.type = "color";
      palette.className = "theme-preview__palette";
      palette.setAttribute("aria-label", this.dataset.palette);
      palette.addEventListener("input", () => {
        field.value = palette.value;
        this.show();
      });
      field?.after(palette);
      return palette;
    }

    value(name) {
      return this.form?.elements.namedItem(`theme_${name}`)?.value.trim() ?? "";
    }

    /* The ready look with what is written instead of its parts. */
    chosen() {
      const look = { ...this.known.looks[this.value("look")] };
      for (const part of PARTS) {
        const written = this.value(part);
        if (COLORS.includes(part)) {
          if (COLOR.test(written)) look[part] = `#${written.replace("#", "")}`;
        } else if (written) look[part] = written;
      }
      return look;
    }

    show() {
      const look = this.chosen();
      const { fonts, grounds, headings } = this.known;
      const { style, dataset } = this.querySelector(".theme-preview");
      dataset.header = look.header;
      COLORS.forEach((name, place) => {
        this.palettes[place].value = inSixDigits(look[name]);
      });
      for (const [name, value] of Object.entries({
        "--cobalt": look.main,
        "--sulfur": look.accent,
        "--page": grounds[look.ground],
        "--corner": `${Number(look.corner) || 0}px`,
        "--display": fonts[look.font].display || "inherit",
        "--body": fonts[look.font].body || "inherit",
        "--heading-scale": headings[look.headings],
      })) {
        style.setProperty(name, value);
      }
    }
  },
);
