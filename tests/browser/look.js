// What a person would see, as measured in the page: every function gives a list of troubles, empty where all is well.
// The tests put this into a page from outside; the pages themselves have no script, and need none.
(() => {
  const all = (what, root = document) => [...root.querySelectorAll(what)];
  const say = (element) => `<${element.tagName.toLowerCase()} class="${element.className}"> ${element.textContent.trim().replace(/\s+/g, " ").slice(0, 50)}`;
  const up = function* (element) { for (let at = element; at; at = at.parentElement) yield at; };
  const style = (element) => getComputedStyle(element);
  const known = new Map();
  const cut = (element) => {
    if (element === null) return false;
    if (!known.has(element)) known.set(element, cut(element.parentElement) || style(element).clipPath !== "none" || /^rect\(/.test(style(element).clip));
    return known.get(element);
  };
  const seen = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && element.getClientRects().length > 0 && !cut(element);
  const texts = function* () {
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode())
      if (node.data.trim() && seen(node.parentElement)) yield node;
  };
  const rects = (node) => { const range = document.createRange(); range.selectNodeContents(node); return [...range.getClientRects()]; };

  const parts = (colour) => (colour.match(/[\d.]+/g) || []).map(Number);
  const luminance = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((one) => { const c = one / 255; return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; });
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const behind = (element) => {
    for (const at of up(element)) { const colour = parts(style(at).backgroundColor); if (colour.length === 3 || colour[3] === 1) return colour; }
    const sample = document.createElement("i");
    sample.style.color = "Canvas";
    document.body.append(sample);
    const canvas = parts(style(sample).color);
    sample.remove();
    return canvas;
  };

  const looks = {
    wide() {
      const edge = document.documentElement.clientWidth;
      const over = all("body *").filter((each) => seen(each) && each.getBoundingClientRect().right > edge + 0.5);
      return over.length || document.documentElement.scrollWidth > edge ? [`wider than ${edge} px: ${over.slice(-3).map(say)}`] : [];
    },
    clipped() {
      return all("body *").filter((each) => {
        const { overflowX, overflowY } = style(each);
        return seen(each) && ((/hidden|clip/.test(overflowX) && each.scrollWidth > each.clientWidth + 1) || (/hidden|clip/.test(overflowY) && each.scrollHeight > each.clientHeight + 1));
      }).map((each) => `text is cut off: ${say(each)}`);
    },
    overlapping() {
      const found = [], lines = [];
      for (const node of texts()) {
        if ([...up(node.parentElement)].some((at) => style(at).position === "sticky" || style(at).zIndex < 0)) continue;
        for (const { left, right, top, bottom } of rects(node)) {
          const thin = (bottom - top) / 4;
          lines.push({ node, left: left + 1, right: right - 1, top: top + thin, bottom: bottom - thin });
        }
      }
      lines.sort((a, b) => a.top - b.top);
      lines.forEach((one, at) => {
        for (let next = at + 1; next < lines.length && lines[next].top < one.bottom; next += 1) {
          const other = lines[next];
          if (other.node !== one.node && other.left < one.right && one.left < other.right)
            found.push(`text over text: "${one.node.data.trim().slice(0, 40)}" and "${other.node.data.trim().slice(0, 40)}"`);
        }
      });
      return found;
    },
    // A link that is all of its line is a target of its own; one within a sentence is as tall as the sentence allows (WCAG 2.5.8).
    small() {
      return all("a[href]").filter((link) => {
        if (!seen(link) || link.matches(".govuk-skip-link")) return false;
        const line = link.closest("p, li, dd, td, div");
        const { width, height } = link.getBoundingClientRect();
        const alone = line.textContent.trim() === link.textContent.trim();
        return alone && (height < 24 || width < 24);
      }).map((link) => `target under 24 px (${link.getBoundingClientRect().height}): ${say(link)}`);
    },
    headings() {
      const levels = all("h1, h2, h3, h4, h5, h6").filter(seen).map((each) => Number(each.tagName[1]));
      const steps = levels.filter((level, at) => at > 0 && level > levels[at - 1] + 1);
      return levels[0] === 1 && levels.filter((level) => level === 1).length === 1 && !steps.length ? [] : [`headings out of order: ${levels}`];
    },
    scripts() {
      const asked = all("*").flatMap((each) => [...each.attributes]).filter((one) => /^on/i.test(one.name));
      return document.scripts.length || asked.length ? ["the page has a script"] : [];
    },
    fonts() {
      const faces = [...document.fonts];
      return faces.some((face) => face.status === "loaded") && !faces.some((face) => face.status === "error") ? [] : ["the font is not used"];
    },
    // The word behind a printed side is faint on purpose; a banner says the same.
    faint() {
      const found = new Set();
      for (const node of texts()) {
        if (style(node.parentElement).zIndex < 0) continue;
        const element = node.parentElement, [a, b] = [parts(style(element).color), behind(element)].map(luminance);
        const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
        if (contrast < 4.5) found.add(`contrast ${contrast.toFixed(1)}: ${say(element)}`);
      }
      return [...found];
    },
    shown: (what) => all(what).filter(seen).map(say),
    // In the part of the page that is on the screen now, and with nothing in front of it.
    inView(what) {
      return all(what).filter((each) => {
        const { left, top, right, bottom } = each.getBoundingClientRect();
        if (!seen(each) || top < 0 || bottom > innerHeight) return false;
        const front = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
        return front !== null && (each.contains(front) || front.contains(each));
      }).map((each) => each.getAttribute("href") || each.id || say(each));
    },
    // Where the focus is: whether it shows, beside how the link looks without it, and whether anything is in front of it.
    focused() {
      const link = document.activeElement, { left, top } = link.getClientRects()[0];
      const front = document.elementFromPoint(left + 2, top + 4);
      const clear = front !== null && (link === front || link.contains(front));
      const looks = () => { const { outlineStyle, backgroundColor, boxShadow } = style(link); return [outlineStyle, backgroundColor, boxShadow].join(); };
      const marked = looks();
      link.blur();
      const plain = looks();
      link.focus({ preventScroll: true });
      return { what: say(link), link: link.getAttribute("href"), marked: marked !== plain, clear };
    },
    links: () => all("a[href]").map((link) => link.getAttribute("href")),
    ids: () => all("[id]").map((each) => each.id),
    wear(css) {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      document.adoptedStyleSheets = [sheet];
    },
  };
  globalThis.look = Object.fromEntries(Object.entries(looks).map(([name, look]) => [name, (...given) => { known.clear(); return look(...given); }]));
})();
