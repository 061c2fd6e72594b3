# ruff: noqa: E501 - drawings stay as programs save them

"""Logos as drawing programs save them: by name, what each export has that a cleaner must not take away."""

from base64 import b64encode
from io import BytesIO

from PIL import Image

_NS = 'xmlns="http://www.w3.org/2000/svg"'
_XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"'
_INKSCAPE = (
    f'{_NS} xmlns:svg="http://www.w3.org/2000/svg" {_XLINK} xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:cc="http://creativecommons.org/ns#" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
    'xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" '
    'xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"'
)
_METADATA = (
    '<sodipodi:namedview id="base" pagecolor="#ffffff" inkscape:zoom="1.4"/><metadata><rdf:RDF><cc:Work rdf:about="">'
    "<dc:format>image/svg+xml</dc:format><dc:title>Logo</dc:title></cc:Work></rdf:RDF></metadata>"
)
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n'
_ADOBE = '<?xml version="1.0" encoding="utf-8"?>\n<!-- Generator: Adobe Illustrator 27.0.0, SVG Export Plug-In -->\n'
_DOCTYPE = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n'
_TREE = "M100 15 L150 95 H120 V145 H80 V95 H50 Z"
_LEAF = "M60 100 C60 40 140 40 140 100 C140 150 60 150 60 100 Z"


def _png() -> str:
    file = BytesIO()
    Image.new("RGB", (8, 8), "#c02040").save(file, "PNG")
    return b64encode(file.getvalue()).decode()


def _illustrator(styles: str, shapes: str, box: str = "0 0 200 160") -> str:
    return (
        f'{_ADOBE}<svg version="1.1" id="Layer_1" {_NS} {_XLINK} x="0px" y="0px" viewBox="{box}" '
        f'style="enable-background:new {box};" xml:space="preserve">\n<style type="text/css">\n{styles}\n</style>\n'
        f"{shapes}\n</svg>"
    )


def _inkscape(shapes: str, size: str = 'width="200" height="160" viewBox="0 0 200 160"') -> str:
    return f'{_XML}<!-- Created with Inkscape -->\n<svg {_INKSCAPE} {size} id="svg2" version="1.1">{_METADATA}{shapes}</svg>'


def _figma(shapes: str) -> str:
    return f'<svg width="200" height="160" viewBox="0 0 200 160" fill="none" {_NS}>\n{shapes}\n</svg>\n'


def _sketch(shapes: str) -> str:
    return (
        f'{_XML}<svg width="200px" height="160px" viewBox="0 0 200 160" version="1.1" {_NS} {_XLINK}>'
        "<!-- Generator: Sketch 64 (93537) - https://sketch.com --><title>logo</title><desc>Created with Sketch.</desc>"
        f'<g id="Page-1" stroke="none" stroke-width="1" fill="none" fill-rule="evenodd">{shapes}</g></svg>'
    )


LOGOS: dict[str, str] = {
    "illustrator, classes": _illustrator(
        "\t.st0{fill:#1B5E20;}\n\t.st1{fill:#FDD835;stroke:#212121;stroke-width:4;stroke-miterlimit:10;}",
        f'<g>\n<path class="st0" d="{_TREE}"/>\n<circle class="st1" cx="40" cy="40" r="22"/>\n</g>',
    ),
    "illustrator, classes together": _illustrator(
        ".cls-1,.cls-2{fill:#00695c;}.cls-2{opacity:.5;}.cls-3{fill:url(#linear-gradient);}",
        '<defs><linearGradient id="linear-gradient" x1="0" y1="80" x2="200" y2="80" gradientUnits="userSpaceOnUse">'
        '<stop offset="0" stop-color="#00695c"/><stop offset="1" stop-color="#ffca28"/></linearGradient></defs>'
        f'<rect class="cls-1" width="60" height="160"/><rect class="cls-2" x="60" width="60" height="160"/>'
        f'<path class="cls-3" d="{_LEAF}"/>',
    ),
    "illustrator, style in defs": f'<svg id="Layer_1" data-name="Layer 1" {_NS} viewBox="0 0 200 160"><defs><style>'
    f".a{{fill:none;}}.b{{clip-path:url(#c);}}.d{{fill:#6a1b9a;}}</style><clipPath id='c'><rect class='a' x='20' y='20' "
    f"width='160' height='90'/></clipPath></defs><g class='b'><path class='d' d='{_TREE}'/></g></svg>",
    "illustrator, clip path by use": _illustrator(
        ".st0{clip-path:url(#SVGID_2_);fill:#AD1457;}",
        '<g><defs><rect id="SVGID_1_" x="30" y="30" width="140" height="90"/></defs><clipPath id="SVGID_2_">'
        '<use xlink:href="#SVGID_1_" style="overflow:visible;"/></clipPath>'
        '<circle class="st0" cx="100" cy="80" r="75"/></g>',
    ),
    "illustrator, entities": f'{_ADOBE}<!DOCTYPE svg [\n<!ENTITY ns_svg "http://www.w3.org/2000/svg">\n'
    f'<!ENTITY ns_xlink "http://www.w3.org/1999/xlink">\n]>\n<svg version="1.1" xmlns="&ns_svg;" '
    f'xmlns:xlink="&ns_xlink;" viewBox="0 0 200 160"><path fill="#0D47A1" d="{_TREE}"/></svg>',
    "illustrator, gradients": _illustrator(
        ".st0{fill:url(#SVGID_1_);}",
        '<linearGradient id="SVGID_1_" gradientUnits="userSpaceOnUse" x1="100" y1="15" x2="100" y2="145" '
        'gradientTransform="matrix(1 0 0 -1 0 160)"><stop offset="0" style="stop-color:#FF6F00"/>'
        f'<stop offset="1" style="stop-color:#FFF176"/></linearGradient><path class="st0" d="{_TREE}"/>',
    ),
    "illustrator, switch": _illustrator(
        "",
        '<switch><foreignObject requiredExtensions="http://ns.adobe.com/AdobeIllustrator/10.0/" x="0" y="0" width="1" '
        f'height="1"></foreignObject><g i:extraneous="self" xmlns:i="http://ns.adobe.com/AdobeIllustrator/10.0/">'
        f'<path fill="#37474F" d="{_TREE}"/></g></switch>',
    ),
    "illustrator, opacity mask": _illustrator(
        ".st0{mask:url(#m);fill:#B71C1C;}",
        '<defs><mask id="m" maskUnits="userSpaceOnUse" x="0" y="0" width="200" height="160">'
        '<rect width="200" height="160" fill="#fff"/><circle cx="100" cy="80" r="30" fill="#000"/></mask></defs>'
        '<rect class="st0" x="20" y="20" width="160" height="120"/>',
    ),
    "illustrator, media query": _illustrator(
        ".st0{fill:#004d40;}@media print{.st0{fill:#000;}}", f'<path class="st0" d="{_TREE}"/>'
    ),
    "inkscape, style attributes": _inkscape(
        f'<g inkscape:label="Layer 1" inkscape:groupmode="layer" id="layer1" transform="translate(10,-5) scale(.9)">'
        f'<path style="fill:#2e7d32;fill-opacity:1;stroke:#1b5e20;stroke-width:3;stroke-linejoin:round" d="{_TREE}" '
        'id="path1" inkscape:connector-curvature="0" sodipodi:nodetypes="ccccccccc"/></g>'
    ),
    "inkscape, gradients by link": _inkscape(
        '<defs id="defs4"><linearGradient id="a"><stop style="stop-color:#e65100;stop-opacity:1" offset="0"/>'
        '<stop style="stop-color:#e65100;stop-opacity:0" offset="1"/></linearGradient>'
        '<linearGradient inkscape:collect="always" xlink:href="#a" id="b" x1="50" y1="15" x2="150" y2="145" '
        'gradientUnits="userSpaceOnUse"/><radialGradient xlink:href="#a" id="r" cx="40" cy="40" fx="40" fy="40" r="30" '
        'gradientUnits="userSpaceOnUse" gradientTransform="matrix(1,0,0,1.2,0,-8)"/></defs>'
        f'<path style="fill:url(#b)" d="{_TREE}"/><ellipse style="fill:url(#r)" cx="40" cy="40" rx="30" ry="36"/>'
    ),
    "inkscape, millimetres": _inkscape(
        f'<path d="{_TREE}" fill="#5d4037"/>', 'width="52.9mm" height="42.3mm" viewBox="0 0 200 160"'
    ),
    "inkscape, no viewBox": _inkscape(f'<path d="{_TREE}" fill="#ef6c00"/>', 'width="200" height="160"'),
    "inkscape, prefixed elements": f'{_XML}<svg:svg xmlns:svg="http://www.w3.org/2000/svg" width="200" height="160" '
    f'viewBox="0 0 200 160"><svg:path fill="#283593" d="{_TREE}"/></svg:svg>',
    "inkscape, clones": _inkscape(
        '<path id="leaf" d="M20 80 q15 -40 30 0 q-15 40 -30 0" fill="#558b2f"/><use xlink:href="#leaf" x="0" y="0" '
        'transform="translate(50,0)"/><use xlink:href="#leaf" transform="translate(100,0)" style="opacity:.5"/>'
    ),
    "inkscape, shadow": _inkscape(
        '<defs><filter id="f" x="-.2" y="-.2" width="1.4" height="1.4"><feGaussianBlur stdDeviation="4"/></filter></defs>'
        f'<path d="{_TREE}" fill="#000" opacity=".5" filter="url(#f)"/><path d="{_TREE}" fill="#00838f"/>'
    ),
    "inkscape, pattern": _inkscape(
        '<defs><pattern id="p" patternUnits="userSpaceOnUse" width="10" height="10"><path d="M0 0H5V10H0Z" '
        f'fill="#4527a0"/></pattern></defs><path d="{_TREE}" fill="url(#p)"/>'
    ),
    "inkscape, arrow heads": _inkscape(
        '<defs><marker id="m" orient="auto" markerWidth="4" markerHeight="4" refX="1" refY="2"><path d="M0 0L4 2L0 4Z" '
        'fill="#c62828"/></marker></defs><path d="M20 120 L150 40" stroke="#c62828" stroke-width="8" '
        'style="marker-end:url(#m)"/>'
    ),
    "inkscape, text": _inkscape(
        '<text xml:space="preserve" style="font-size:28px;font-family:sans-serif;fill:#263238" x="12" y="90">'
        '<tspan x="12" y="90">Rivers</tspan><tspan x="12" y="120" style="font-weight:bold">Alliance</tspan></text>'
    ),
    "figma, clip path": _figma(
        f'<g clip-path="url(#clip0_1_2)"><path fill-rule="evenodd" clip-rule="evenodd" d="{_LEAF}" fill="#0ACF83"/>'
        '<path d="M0 120H200V160H0Z" fill="#1ABCFE"/></g>\n<defs>\n<clipPath id="clip0_1_2">\n'
        '<rect width="200" height="130" fill="white"/>\n</clipPath>\n</defs>'
    ),
    "figma, gradient": _figma(
        f'<path d="{_TREE}" fill="url(#paint0_linear)"/><defs><linearGradient id="paint0_linear" x1="100" y1="15" x2="100" '
        'y2="145" gradientUnits="userSpaceOnUse"><stop stop-color="#A259FF"/><stop offset="1" stop-color="#A259FF" '
        'stop-opacity="0"/></linearGradient></defs>'
    ),
    "figma, mask": _figma(
        '<mask id="mask0" style="mask-type:alpha" maskUnits="userSpaceOnUse" x="50" y="30" width="100" height="100">'
        '<circle cx="100" cy="80" r="50" fill="#D9D9D9"/></mask><g mask="url(#mask0)"><path d="M0 60H200V160H0Z" '
        'fill="#F24E1E"/></g>'
    ),
    "figma, shadow": _figma(
        f'<g filter="url(#filter0_d)"><path d="{_TREE}" fill="#FF7262"/></g><defs><filter id="filter0_d" x="40" y="10" '
        'width="130" height="150" filterUnits="userSpaceOnUse" color-interpolation-filters="sRGB"><feFlood '
        'flood-opacity="0" result="BackgroundImageFix"/><feColorMatrix in="SourceAlpha" type="matrix" '
        'values="0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 127 0"/><feOffset dy="4"/><feGaussianBlur stdDeviation="2"/>'
        '<feColorMatrix type="matrix" values="0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0.25 0"/><feBlend in2='
        '"BackgroundImageFix" result="s"/><feBlend in="SourceGraphic" in2="s" result="shape"/></filter></defs>'
    ),
    "sketch, use of paths": _sketch(
        f'<defs><path d="{_LEAF}" id="path-1"></path></defs><g id="Logo" transform="translate(0.5, -2.0)">'
        '<mask id="mask-2" fill="white"><use xlink:href="#path-1"></use></mask><use id="Mask" fill="#7CB342" '
        'xlink:href="#path-1"></use><rect fill="#33691E" mask="url(#mask-2)" x="0" y="90" width="200" height="70"/></g>'
    ),
    "sketch, polygons": _sketch(
        '<polygon fill="#FBC02D" points="100 10 120 70 185 70 132 106 152 150 100 122 48 150 68 106 15 70 80 70"/>'
        '<polyline stroke="#000" stroke-width="2" points="10,10 40,30 70 10"/><line x1="0" y1="155" x2="200" y2="155" '
        'stroke="#37474F" stroke-dasharray="6,3" stroke-width="3"/>'
    ),
    "affinity, entities of Serif": f'{_XML}{_DOCTYPE}<svg width="100%" height="100%" viewBox="0 0 200 160" version="1.1" '
    f'{_NS} {_XLINK} xml:space="preserve" xmlns:serif="http://www.serif.com/" style="fill-rule:evenodd;clip-rule:evenodd;'
    'stroke-linejoin:round;stroke-miterlimit:2;"><g transform="matrix(1,0,0,1,-10,4)" serif:id="Layer 1">'
    f'<path d="{_TREE}" style="fill:rgb(0,121,107);fill-rule:nonzero;"/></g></svg>',
    "coreldraw, cdata": f'{_XML}{_DOCTYPE}<svg {_NS} xml:space="preserve" width="2in" height="1.6in" version="1.1" '
    'style="shape-rendering:geometricPrecision; image-rendering:optimizeQuality" viewBox="0 0 200 160"><defs>'
    '<style type="text/css"><![CDATA[ .fil0 {fill:#E31E24;fill-rule:nonzero} .str0 {stroke:#2B2A29;stroke-width:2} ]]>'
    f'</style></defs><g id="Layer_x0020_1"><metadata id="CorelCorpID_0Corel-Layer"/><path class="fil0 str0" d="{_TREE}"/>'
    "</g></svg>",
    "canva, nested svg": f'<svg {_NS} {_XLINK} width="200" zoomAndPan="magnify" viewBox="0 0 200 160" height="160" '
    'preserveAspectRatio="xMidYMid meet" version="1.0"><defs><g/><clipPath id="k"><path d="M 20 20 L 180 20 L 180 140 '
    f'L 20 140 Z" clip-rule="nonzero"/></clipPath></defs><g clip-path="url(#k)"><svg x="10" y="0" viewBox="0 0 200 160">'
    f'<path fill="#8e24aa" d="{_TREE}" fill-opacity="1" fill-rule="nonzero"/></svg></g></svg>',
    "optimized by svgo": f'<svg {_NS} viewBox="0 0 200 160"><path fill="#d84315" d="M100 15l50 80h-30v50H80V95H50z"/></svg>',
    "by hand, css of the root": f'<svg {_NS} viewBox="0 0 200 160"><style>svg{{color:#3949ab}}path{{fill:currentColor}}'
    f'g > circle{{fill:#fb8c00}}</style><path d="{_TREE}"/><g><circle cx="40" cy="40" r="20"/></g></svg>',
    "symbols": f'<svg {_NS} {_XLINK} viewBox="0 0 200 160"><symbol id="s" viewBox="0 0 200 160"><path d="{_TREE}"/></symbol>'
    '<use href="#s" width="100" height="80" fill="#0277bd"/><use xlink:href="#s" x="100" y="40" width="100" height="80"/>'
    "</svg>",
    "text on a path": f'<svg {_NS} {_XLINK} viewBox="0 0 200 160"><path id="arc" d="M20 120 A80 80 0 0 1 180 120" '
    'fill="none"/><text font-size="20" font-family="serif" fill="#1a237e"><textPath xlink:href="#arc" '
    'startOffset="10%">Save the river</textPath></text></svg>',
    "linked": f'<svg {_NS} {_XLINK} viewBox="0 0 200 160"><a xlink:href="https://river.example"><path fill="#00796b" '
    f'd="{_TREE}"/></a></svg>',
}
# What no cleaner of ours keeps, and its owner is told so.
WITH_PIXELS = (
    f'<svg {_NS} {_XLINK} viewBox="0 0 200 160"><image width="200" height="160" xlink:href="data:image/png;base64,'
    f'{_png()}"/></svg>'
)
