// Runs before the application and says it in a sentence when the browser is too old for it, in a language that every
// browser speaks. docs/browsers.md says which version has what; e2e/browser-check.spec.ts takes each thing away.
(function () {
  var needs = {
    "ES modules": has(document.createElement("script"), "noModule"),
    Worker: has(window, "Worker"),
    BroadcastChannel: has(window, "BroadcastChannel"),
    DecompressionStream: has(window, "DecompressionStream"),
    createImageBitmap: has(window, "createImageBitmap"),
    "AbortSignal.any": has(window.AbortSignal, "any"),
    "AbortSignal.timeout": has(window.AbortSignal, "timeout"),
    "URL.canParse": has(window.URL, "canParse"),
    "Array.prototype.at": has(Array.prototype, "at"),
    "Array.prototype.findLast": has(Array.prototype, "findLast"),
    "Array.prototype.toReversed": has(Array.prototype, "toReversed"),
    "Array.prototype.toSorted": has(Array.prototype, "toSorted"),
    "Object.hasOwn": has(Object, "hasOwn"),
    "String.prototype.replaceAll": has(String.prototype, "replaceAll"),
    // Browsers give these to pages of https and localhost only.
    "navigator.locks": !window.isSecureContext || has(navigator, "locks"),
    "crypto.randomUUID": !window.isSecureContext || has(window.crypto, "randomUUID"),
  };
  var missing = [];
  for (var name in needs) if (!needs[name]) missing.push(name);
  if (missing.length === 0) return;

  function has(object, name) {
    return Boolean(object) && name in object;
  }

  function add(parent, tag, text) {
    var element = document.createElement(tag);
    if (text) element.appendChild(document.createTextNode(text));
    parent.appendChild(element);
    return element;
  }

  // The application looks at this and does not start.
  document.documentElement.setAttribute("data-browser", "too-old");
  var page = add(document.body, "div");
  page.id = "too-old";
  page.setAttribute("role", "alert");
  add(page, "h1", "This browser is too old for Revisit");
  add(
    page,
    "p",
    "Revisit needs Chrome 124, Edge 124, Firefox 124 or Safari 17.4, or a newer version of one of them.",
  );
  add(
    page,
    "p",
    "Update this browser, or open the page in another one. What is missing here: " + missing.join(", ") + ".",
  );
})();
