/// Commands that are read by code of their own.
enum TeXCommand: String, CaseIterable, Sendable {
  // Fractions and roots
  case frac, dfrac, tfrac, cfrac, nicefrac, sfrac, binom, dbinom, tbinom, genfrac, sqrt, root
  case over, atop, choose, brace, brack, above
  // Fences and environments
  case left, begin
  case matrix, pmatrix, cases, eqalign, displaylines, substack, subarray
  // Scripts and stacks
  case overset, underset, stackrel, stackbin, overunderset, buildrel, sideset, prescript, underaccent
  case accentset, not, cancelto
  // Classes and names
  case operatorname, operatornamewithlimits, mathop, mathrel, mathbin, mathord, mathopen, mathclose,
    mathpunct, mathinner, mathchoice
  case mod, bmod, pmod, pod
  // Alphabets and looks
  case boldsymbol, bm, pmb
  case color, textcolor, colorbox, fcolorbox
  case displaystyle, textstyle, scriptstyle, scriptscriptstyle
  case phantom, hphantom, vphantom, smash, mathllap, mathrlap, mathclap, llap, rlap, clap
  case boxed, fbox, framebox, bbox, cancel, bcancel, xcancel, sout, enclose
  // Space
  case hspace, hskip, kern, mkern, mskip, mspace, hdots, rule
  // References
  case tag, ref, eqref, cite
  // Macros
  case newcommand, renewcommand, providecommand, def, gdef, edef, xdef
  case `let`, DeclareMathOperator
  // Wrappers that show their last argument
  case href, url, htmlClass, htmlId, htmlStyle, htmlData, cssId, style, texttip, mathtip
  case multicolumn, multirow, raisebox, raise, lower, vcenter, textcircled, unicode, char, verb
}
