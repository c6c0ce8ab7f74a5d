/// Commands that need no code of their own, as text; one kind a line.
enum CommandList {
  static let text = #"""
    function sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh coth arg deg dim exp hom ker lg ln log
    function arccot arcsec arccsc arsinh arcosh artanh sech csch asin acos atan arctg arcctg ctg cth ch sh tg th
    function cosec cotg
    function sgn sign tr Tr trace rank diag Var Cov cov corr softmax sigmoid relu ReLU KL erf id logit
    function round conv vech supp dom epi prox proj conf
    limited lim max min sup inf det gcd lcm Pr argmin argmax plim arginf argsup esssup essinf minimize maximize
    name injlim inj_lim projlim proj_lim limsup lim_sup liminf lim_inf varlimsup lim_sup varliminf lim_inf
    name varinjlim inj_lim varprojlim proj_lim

    space ! -3 negthinspace -3 negmedspace -4 negthickspace -5 , 3 thinspace 3 : 4 > 4 medspace 4 ; 5 thickspace 5
    space enspace 9 enskip 9 quad 18 qquad 36 space 6 nobreakspace 6 hfill 36 hfil 18

    accent hat hat bar bar tilde tilde vec vector dot dot ddot doubleDot dddot tripleDot ddddot tripleDot
    accent acute acute grave grave breve breve check check mathring ring widehat wideHat widetilde wideTilde
    accent widecheck wideCheck Hat hat Bar bar Tilde tilde Vec vector Dot dot Ddot doubleDot Check check
    accent u breve v check r ring H acute
    accent Acute acute Grave grave Breve breve

    band overline overline underline underline overbrace overbrace underbrace underbrace overbracket overbracket
    band underbracket underbracket overgroup overparenthesis overparen overparenthesis wideparen overparenthesis
    band undergroup underparenthesis underparen underparenthesis overrightarrow overRightArrow
    band Overrightarrow overRightArrow overrightharpoon overRightArrow overleftarrow overLeftArrow
    band overleftharpoon overLeftArrow overleftrightarrow overBothArrow underrightarrow underRightArrow
    band underleftarrow underLeftArrow underleftrightarrow underBothArrow utilde underTilde underbar underline
    band overlinesegment overline underlinesegment underline overbar overline

    font mathbf B mathrm r mathit i mathnormal i mathbb b Bbb b mathds b mathbbm b mathcal s mathscr s mathfrak f
    font mathsf S mathtt t bold B mathsfit S mathup r symbf B symrm r symcal s symbb b mathbfcal Bs
    switch rm r bf B it i cal s frak f sf S tt t mit i scr s bfseries B itshape i rmfamily r sffamily S ttfamily t
    switch normalfont r upshape r boldmath + unboldmath - sl i em i mdseries r sc r
    text text r mbox r hbox r textrm r textnormal r textup r textmd r textsc r textbf B textit i textsl i emph i
    text textsf S texttt t intertext r shortintertext r mathtext r

    delimiter big 1o Big 2o bigg 3o Bigg 4o bigl 1l Bigl 2l biggl 3l Biggl 4l bigr 1r Bigr 2r biggr 3r Biggr 4r
    delimiter bigm 1m Bigm 2m biggm 3m Biggm 4m

    arrow xrightarrow → xleftarrow ← xleftrightarrow ↔ xRightarrow ⇒ xLeftarrow ⇐ xLeftrightarrow ⇔
    arrow xhookrightarrow ↪ xhookleftarrow ↩ xmapsto ↦ xrightharpoonup ⇀ xrightharpoondown ⇁ xleftharpoonup ↼
    arrow xleftharpoondown ↽ xrightleftharpoons ⇌ xleftrightharpoons ⇋ xtwoheadrightarrow ↠
    arrow xtwoheadleftarrow ↞ xlongequal = xtofrom ⇄ xrightleftarrows ⇄ xrightequilibrium ⇌ xleftequilibrium ⇋

    tint red red blue blue green green orange orange purple purple pink pink gray gray grey gray brown brown
    tint teal teal magenta magenta cyan cyan yellow yellow black black white white violet violet

    size tiny 50 sixptsize 60 scriptsize 70 footnotesize 80 small 90 normalsize 100 large 120 Large 144 LARGE 173
    size huge 207 Huge 249

    ignored 0 relax displaylimits allowbreak nobreak notag nonumber begingroup endgroup bgroup egroup strut
    ignored 0 mathstrut protect noindent par allowdisplaybreaks nolinebreak goodbreak newpage centering
    ignored 0 displaybreak medskip smallskip bigskip long global expandafter noexpand leavevmode
    ignored 0 hline hdashline hfilneg unskip break indent hss vss vfill
    ignored 0 DOTSB DOTSI DOTSX
    ignored 1 label require vspace vspace* pagestyle usepackage
    ignored 2 setlength setcounter addtolength
    """#

  /// Commands that stand for other commands; one a line: name, number of arguments, replacement.
  static let macros = #"""
    E 0 \mathbb{E}
    I 0 \mathbb{I}
    Bbbone 0 \mathbb{1}
    abs 1 \left|#1\right|
    norm 1 \left\|#1\right\|
    set 1 \left\{#1\right\}
    Set 1 \left\{\,#1\,\right\}
    bra 1 \langle #1 |
    ket 1 | #1 \rangle
    Bra 1 \left\langle #1\right|
    Ket 1 \left|#1\right\rangle
    braket 1 \langle #1 \rangle
    Braket 1 \left\langle #1 \right\rangle
    inner 2 \left\langle #1,#2\right\rangle
    ceil 1 \left\lceil #1\right\rceil
    floor 1 \left\lfloor #1\right\rfloor
    dv 2 \frac{\mathrm{d}#1}{\mathrm{d}#2}
    pdv 2 \frac{\partial #1}{\partial #2}
    grad 0 \nabla
    dd 1 \mathrm{d}#1
    vb 1 \mathbf{#1}
    vu 1 \hat{\mathbf{#1}}
    KaTeX 0 \mathrm{KaTeX}
    LaTeX 0 \mathrm{LaTeX}
    TeX 0 \mathrm{TeX}
    phase 1 \angle\underline{#1}
    angl 1 \overline{#1|}
    angln 0 \overline{n|}
    approxcolon 0 \approx\mathrel{:}
    approxcoloncolon 0 \approx\mathrel{::}
    colonapprox 0 \mathrel{:}\approx
    Colonapprox 0 \mathrel{::}\approx
    coloncolonapprox 0 \mathrel{::}\approx
    colonsim 0 \mathrel{:}\sim
    Colonsim 0 \mathrel{::}\sim
    coloncolonsim 0 \mathrel{::}\sim
    colonminus 0 \mathrel{:}-
    coloncolonminus 0 \mathrel{::}-
    minuscolon 0 \mathrel{-:}
    minuscoloncolon 0 \mathrel{-::}
    Eqcolon 0 \mathrel{-::}
    Eqqcolon 0 \mathrel{=::}
    equalscoloncolon 0 \mathrel{=::}
    simcolon 0 \sim\mathrel{:}
    simcoloncolon 0 \sim\mathrel{::}
    """#
}
