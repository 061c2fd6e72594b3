/* Shows the look while it is chosen; what is saved is checked by the server. */
const OWN = { theme_main: "#1d35b4", theme_accent: "#ffd83d" };
const NAMES = { theme_main: "--cobalt", theme_accent: "--sulfur" };
const FONTS = { sans: "system-ui, sans-serif", serif: "Charter, Cambria, Georgia, serif" };
const COLOR = /^#?([0-9a-f]{6}|[0-9a-f]{3})$/i;

customElements.define(
  "theme-preview",
  class extends HTMLElement {
    connectedCallback() {
      this.form = this.closest("form");
      this.form?.addEventListener("input", () => this.show());
      this.show();
    }

    value(name) {
      return this.form?.elements.namedItem(name)?.value.trim() ?? "";
    }

    show() {
      const { style } = this.querySelector(".theme-preview");
      for (const [field, name] of Object.entries(NAMES)) {
        const written = this.value(field);
        style.setProperty(name, COLOR.test(written) ? `#${written.replace("#", "")}` : OWN[field]);
      }
      style.setProperty("--corner", `${Number(this.value("theme_corner")) || 0}px`);
      style.setProperty("--font", FONTS[this.value("theme_font")] ?? "inherit");
    }
  },
);
