import { folded } from "./folding.js";

// Opens, closes and filters a page's questions. Without scripts all of them are there, and each opens by itself.
class QuestionList extends HTMLElement {
  connectedCallback() {
    const tools = this.querySelector(".question-tools");
    tools.hidden = false;
    tools.querySelector("[data-open-all]").addEventListener("click", () => this.#set(true));
    tools.querySelector("[data-close-all]").addEventListener("click", () => this.#set(false));
    tools.querySelector("input").addEventListener("input", (event) => this.#filter(event.target.value));
  }

  get #questions() {
    return [...this.querySelectorAll(".question")];
  }

  #set(open) {
    for (const question of this.#questions) if (!question.hidden) question.open = open;
  }

  #filter(typed) {
    const words = folded(typed).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const question of this.#questions) {
      const text = folded(question.textContent);
      question.hidden = !words.every((word) => text.includes(word));
      if (!question.hidden) shown += 1;
    }
    for (const section of this.querySelectorAll(".faq-section")) {
      section.hidden = !section.querySelector(".question:not([hidden])");
    }
    const { none, some } = this.querySelector(".question-tools").dataset;
    const status = this.querySelector(".question-tools [role=status]");
    status.textContent = !words.length ? "" : shown ? `${some} ${shown}` : none;
  }
}

customElements.define("question-list", QuestionList);
