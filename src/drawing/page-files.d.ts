/** The script of the page, made of the modules in page/ by tools/generate.js. */
export const PAGE_SCRIPT: string;
/** Its style sheet: page/page.css. */
export const PAGE_STYLE: string;
