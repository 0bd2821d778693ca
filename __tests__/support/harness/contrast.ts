/**
 * An expression for a page: the texts whose contrast with what is behind them is below 4.5 (WCAG 2.2, 1.4.3), each with
 * its two colours. Text of an SVG is compared with the card, which is behind most of it.
 */
export const LEAST_CONTRASTS = `(() => {
  const parse = (text) => {
    const parts = (text.match(/[\\d.]+/g) ?? []).map(Number);
    return { rgb: parts.slice(0, 3), alpha: parts[3] ?? 1 };
  };
  const luminance = (rgb) => {
    const [r, g, b] = rgb.map((one) => one / 255).map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    for (let at = element; at !== null; at = at.parentElement) {
      const { rgb, alpha } = parse(getComputedStyle(at).backgroundColor);
      if (alpha === 1) return rgb;
    }
    return [255, 255, 255];
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const poor = [];
  while (walker.nextNode()) {
    const { parentElement: element, data } = walker.currentNode;
    if (data.trim() === '' || element.closest('title') !== null) continue;
    const style = getComputedStyle(element);
    const front = parse(element.closest('svg') === null ? style.color : style.fill).rgb;
    const back = behind(element);
    const [high, low] = [luminance(front), luminance(back)].sort((one, other) => other - one);
    const contrast = (high + 0.05) / (low + 0.05);
    if (contrast < 4.5) poor.push({ text: data.trim().slice(0, 40), front, back, contrast: Math.round(contrast * 10) / 10 });
  }
  return poor;
})()`;
