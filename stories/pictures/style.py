"""The colours and types of pictures of stories, by the variables of the page they stand on."""

PICTURE_STYLE = (
    ".s-picture{display:block;width:100%;height:auto}.s-picture text{font-family:inherit}"
    ".s-text{font-size:14px;fill:var(--ink)}.s-name{font-size:17px;font-weight:600;fill:var(--ink)}"
    ".s-value{font-size:15px;font-weight:600;fill:var(--ink)}"
    ".s-large{font-size:40px;font-weight:700;fill:var(--accent)}.s-bar{fill:var(--accent)}"
    ".s-full,.s-rest{fill:none;stroke-linecap:round}.s-full{stroke:var(--accent)}"
    ".s-rest{stroke:var(--line)}.s-gap{stroke:var(--muted);stroke-dasharray:5 4;rx:8px}"
    ".s-hatch{stroke:var(--line);stroke-width:2;fill:none}"
    ".s-gap~text{paint-order:stroke;stroke:var(--paper);stroke-width:6px;stroke-linejoin:round}"
    ".s-small{display:none}.m-patterns{position:absolute}"
    "@media (max-width:640px){.s-large-size{display:none}.s-small{display:block}}"
)
