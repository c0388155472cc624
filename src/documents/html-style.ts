/** The style of papers in HTML: readable on a screen, A4 in print, contrast of at least 4.5 to 1 (WCAG 2.1, 1.4.3). */
export function paperStyle({
  landscape,
  compact,
  footer,
}: {
  landscape: boolean
  compact: boolean
  /** Stands on every printed page (CSS Paged Media 3, margin boxes). */
  footer: string
}): string {
  return `
:root{color-scheme:light;font:16px/1.45 system-ui,"Segoe UI",Arial,sans-serif;color:#1a1a1a;background:#fff}
body{overflow-wrap:anywhere;max-width:${landscape ? '84rem' : '60rem'};margin:0 auto;padding:1rem 1.5rem}
h1,h2,h3{color:#1f3a5f;line-height:1.2}
h1{margin:0}h2{margin:1.8rem 0 .5rem;border-bottom:1px solid #c9d3df;padding-bottom:.2rem}h3{margin:1.2rem 0 .3rem}
.subtitle{margin:.2rem 0 1rem;color:#444;font-size:1.15rem}
a{color:#0b57a4;overflow-wrap:anywhere}a:focus-visible,button:focus-visible,input:focus-visible,.table:focus-visible{outline:3px solid #c65d00;outline-offset:2px}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:1rem;background:#fff;padding:.5rem}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
blockquote{margin:.5rem 0;padding:.3rem 1rem;border-left:4px solid #c9d3df;background:#f5f7fa;overflow-wrap:anywhere}
dl{margin:.5rem 0}dl div{display:grid;grid-template-columns:minmax(9rem,1fr) 3fr;gap:.5rem;padding:.15rem 0;border-bottom:1px solid #e6ebf1}
dl.two{columns:2;column-gap:1.5rem}dl.two div{break-inside:avoid}
dt{font-weight:600}dd{margin:0;overflow-wrap:anywhere}
.table{overflow-x:auto;margin:.5rem 0}
table{border-collapse:collapse;width:100%;font-size:.92rem}
th,td{border:1px solid #c9d3df;padding:.3rem .45rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}
th{background:#e7ecf2}th button{all:unset;cursor:pointer;font:inherit;font-weight:700;display:block;width:100%}
th button:focus-visible{outline:3px solid #c65d00}
th[aria-sort=ascending] button::after{content:" \\25B2"}th[aria-sort=descending] button::after{content:" \\25BC"}
.filter{display:flex;gap:.75rem;align-items:center;flex-wrap:wrap;margin:.5rem 0}.filter input{font:inherit;padding:.25rem .5rem;min-width:8rem;flex:0 1 20rem;border:1px solid #5a6b7e}
figure{margin:.75rem 0}figcaption{font-weight:600;margin-bottom:.3rem}svg{max-width:100%;height:auto}
svg text{font:12px system-ui,"Segoe UI",Arial,sans-serif;fill:#1a1a1a}
nav ul{columns:2;padding-left:1.2rem}footer{margin-top:2rem;border-top:1px solid #c9d3df;color:#444}.seal{font-size:.75rem}
sup{font-size:.7em}
@media (max-width:40rem){dl.two{columns:1}dl div{grid-template-columns:1fr}nav ul{columns:1}body{padding:1rem}}
@media print{
@page{size:A4 ${landscape ? 'landscape' : 'portrait'};margin:16mm 14mm;@bottom-left{content:${cssString(footer)};font:7pt Arial,sans-serif;color:#444;white-space:nowrap}@bottom-right{content:counter(page) " / " counter(pages);font:7pt Arial,sans-serif;color:#444}}
:root{font-size:${compact ? '7.6pt' : '10pt'};line-height:1.3}${compact ? 'h2{margin:.4rem 0 .2rem}h3{margin:.45rem 0 .1rem}p,ul,ol,dl{margin:.15rem 0}' : ''}body{overflow-wrap:anywhere;max-width:none;padding:0}.skip,.filter{display:none}
h2,h3,figcaption{break-after:avoid}tr,figure,dl div{break-inside:avoid}thead{display:table-header-group}
.page{break-before:page}a{color:inherit;text-decoration:none}.table{overflow:visible}
tr[hidden]{display:none}footer{position:static}
}`
}

/** A text as a CSS string: nothing in it can end it, nor the style element round it. */
function cssString(text: string): string {
  return `"${text.replace(/[^\p{L}\p{N} .,:§/()-]/gu, (character) => `\\${character.codePointAt(0)?.toString(16)} `)}"`
}
