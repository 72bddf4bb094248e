/**
 * Texts that run where a page takes one of them for markup, an address, a format or a template; each calls `pwned` when it does.
 * At most 46 characters: a number fits behind them into the shortest of all fields.
 */
export const hostileTexts: readonly string[] = [
  '<script>pwned(1)</script>',
  '"><img src=x onerror=pwned(2)>',
  "'><svg onload=pwned(3)>",
  '</textarea><script>pwned(4)</script>',
  '</title><script>pwned(5)</script>',
  'javascript:pwned(6)',
  'data:text/html,<script>pwned(7)</script>',
  '{{constructor.constructor("pwned(8)")()}}',
  '${pwned(9)}',
  '$t(common:action.close) $t({"x":1}) {{name}}',
  '<iframe srcdoc="<script>top.pwned(10)</script>',
  '<a href="javascript:pwned(11)">click</a>',
  '<style>*{display:none}</style>',
  '<math><style><img src=x onerror=pwned(13)>',
  '--><script>pwned(14)</script><!--',
  '\u202e\u2066<b onmouseover=pwned(15)>\u2069',
  '%3Cscript%3Epwned(16)%3C/script%3E',
  '__proto__',
  'constructor',
  '=HYPERLINK("javascript:pwned(17)")',
];
