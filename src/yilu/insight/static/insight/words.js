/* The editor of a brief: a click on a figure's name writes it where the cursor stands. Without this, one types it. */
(function () {
  "use strict";
  var list = document.querySelector("[data-figures]");
  var text = list && document.getElementById(list.dataset.figures);
  if (!text) return;
  list.querySelectorAll("[data-figure]").forEach(function (name) {
    var button = document.createElement("button");
    button.type = "button";
    button.className = "btn btn--quiet btn--small";
    button.textContent = name.textContent;
    button.addEventListener("click", function () {
      text.focus();
      text.setRangeText(name.textContent, text.selectionStart, text.selectionEnd, "end");
      text.dispatchEvent(new Event("input", { bubbles: true }));
    });
    name.replaceWith(button);
  });
})();
