"""The house style, on top of the theme in ``.streamlit/config.toml``."""

STYLE = """<style>
.stMainBlockContainer{max-width:1320px;padding-top:4.5rem;padding-bottom:3rem}
.st-key-crm-bar{border-bottom:1px solid rgba(120,140,155,.35);padding-bottom:.4rem}
.crm-brand{font-weight:700;font-size:1.12rem;margin:0}
.st-key-crm-bar>div:first-child{margin-right:auto}
.stHtml a{color:inherit;text-decoration-color:#1b84b8;text-decoration-thickness:2px;text-underline-offset:3px}
.crm-banner{background:#fff3d6;color:#5c3d00;border-left:4px solid #b05400;padding:.7rem 1rem;font-weight:600}
.crm-title{font-size:2rem;line-height:1.2;font-weight:700;letter-spacing:-.01em;margin:.2rem 0 .3rem;text-wrap:balance;max-width:36em}
.crm-lede{font-size:1.05rem;line-height:1.5;max-width:46em;margin:0}
.crm-h2{font-size:1.22rem;line-height:1.3;font-weight:700;margin:0 0 .1rem}
.crm-sub{font-size:.9rem;line-height:1.4;opacity:.82;margin:0 0 .3rem}
.crm-source{font-size:.82rem;line-height:1.45;opacity:.82;margin:.2rem 0 1.2rem}
.crm-grade{display:inline-block;border:1.5px solid currentColor;border-radius:4px;padding:0 .45em;font-weight:700}
.crm-note{border-left:3px solid #1b84b8;background:rgba(120,160,185,.1);padding:.8rem 1.1rem;line-height:1.55;max-width:60em}
.crm-note p{margin:.2rem 0 .6rem}
.crm-empty{border:1px dashed rgba(120,140,155,.6);padding:1rem 1.2rem;line-height:1.5;background:rgba(120,160,185,.1)}
.crm-num,.stDataFrame{font-variant-numeric:tabular-nums}
.crm-table{border-collapse:collapse;width:100%;font-size:.95rem}
.crm-table th,.crm-table td{text-align:left;padding:.5rem .8rem .5rem 0;border-bottom:1px solid rgba(120,140,155,.3);vertical-align:middle;font-weight:400}
.crm-table thead th{font-size:.82rem;opacity:.82;font-weight:600}
.crm-table{table-layout:fixed}.crm-table th:nth-child(1){width:28%}.crm-table th:nth-child(2){width:22%}.crm-table th:nth-child(4){width:11%}.crm-table th:nth-child(5){width:8%}.crm-caveat{margin-top:2.4rem}
.crm-table strong{font-size:1.15rem}
.crm-unit{font-size:.85rem;opacity:.82}
@media (max-width:640px){.crm-table thead{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}
.crm-table tr{display:block;padding:.6rem 0;border-bottom:1px solid rgba(120,140,155,.3)}
.crm-table th,.crm-table td{display:block;border:0;padding:.12rem 0;width:auto!important}
.crm-table td:not(:empty)::before{content:attr(data-label) ": ";font-size:.82rem;opacity:.82}}
@media (max-width:640px){.crm-title{font-size:1.5rem}.stMainBlockContainer{padding-left:1rem;padding-right:1rem}}
@media print{header,.st-key-crm-bar,.st-key-crm-controls,.stDownloadButton{display:none!important}.stMainBlockContainer{max-width:none;padding:0}}
</style>"""
