/// The symbols of TeX, LaTeX, AMS and KaTeX, as text: an array literal of this length would cost the
/// compiler minutes.
///
/// A line is a kind, then pairs of a command name and its character. The first name of a character is
/// the one that ASCII output falls back to.
enum SymbolList {
  static func kind(_ word: String) -> MathSymbol.Kind? {
    switch word {
    case "letter": .letter
    case "upright": .uprightLetter
    case "ordinary": .ordinary
    case "dots": .dots
    case "limits": .limitOperator
    case "integral": .integral
    case "binary": .binary
    case "relation": .relation
    case "opening": .opening
    case "closing": .closing
    case "punctuation": .punctuation
    default: nil
    }
  }

  static let text = #"""
    letter alpha α beta β gamma γ delta δ epsilon ϵ zeta ζ eta η theta θ iota ι kappa κ lambda λ mu μ nu ν
    letter xi ξ omicron ο pi π rho ρ sigma σ tau τ upsilon υ phi ϕ chi χ psi ψ omega ω varepsilon ε
    letter vartheta ϑ thetasym ϑ varkappa ϰ varpi ϖ varrho ϱ varsigma ς varphi φ digamma ϝ imath ı jmath ȷ
    letter partial ∂
    upright Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω
    upright Alpha Α Beta Β Epsilon Ε Zeta Ζ Eta Η Iota Ι Kappa Κ Mu Μ Nu Ν Omicron Ο Rho Ρ Tau Τ Chi Χ
    upright varGamma Γ varDelta Δ varTheta Θ varLambda Λ varXi Ξ varPi Π varSigma Σ varUpsilon Υ varPhi Φ
    upright varPsi Ψ varOmega Ω upalpha α upbeta β upgamma γ updelta δ upepsilon ε uptheta θ uplambda λ
    upright upmu μ uppi π uprho ρ upsigma σ uptau τ upphi φ uppsi ψ upomega ω

    ordinary ell ℓ hbar ℏ hslash ℏ wp ℘ weierp ℘ Re ℜ real ℜ Im ℑ image ℑ aleph ℵ alef ℵ alefsym ℵ beth ℶ
    ordinary gimel ℷ daleth ℸ eth ð Bbbk 𝕜 nabla ∇ infty ∞ infin ∞ forall ∀ exists ∃ exist ∃ nexists ∄
    ordinary emptyset ∅ empty ∅ varnothing ∅ O Ø angle ∠ measuredangle ∡ sphericalangle ∢ top ⊤ bot ⊥
    ordinary neg ¬ lnot ¬ prime ′ backprime ‵ surd √ flat ♭ natural ♮ sharp ♯ complement ∁
    ordinary triangle △ triangledown ▽ vartriangle △ blacktriangle ▲ blacktriangledown ▼
    ordinary square □ Box □ blacksquare ■ qed ■ qedsymbol □ lozenge ◊ blacklozenge ⧫ Diamond ◊
    ordinary bigstar ★ clubsuit ♣ clubs ♣ diamondsuit ♢ diamonds ♢ heartsuit ♡ hearts ♡ spadesuit ♠ spades ♠
    ordinary checkmark ✓ maltese ✠ mho ℧ Finv Ⅎ Game ⅁ circledS Ⓢ circledR ® diagup ╱ diagdown ╲
    ordinary degree ° textdegree ° pounds £ mathsterling £ textsterling £ yen ¥ euro € S § sect § P ¶
    ordinary copyright © textregistered ® dag † ddag ‡ textdagger † textdaggerdbl ‡ vert | Vert ‖ | ‖
    ordinary backslash \ textbackslash \ slash / % % # # & & $ $ _ _ textdollar $ textunderscore _
    ordinary textasciitilde ~ textasciicircum ^ textbar | textbardbl ‖ lq ‘ rq ’ cdotp · ldotp .
    ordinary AA Å aa å AE Æ ae æ OE Œ oe œ ss ß o ø i ı j ȷ L Ł l ł smiley ☺ frownie ☹ hearts ♡
    ordinary N ℕ natnums ℕ R ℝ reals ℝ Reals ℝ Z ℤ cnums ℂ Complex ℂ Q ℚ male ♂ female ♀
    ordinary textless < textgreater > textquoteleft ‘ textquoteright ’ textquotedblleft “
    ordinary textquotedblright ” textendash – textemdash — textellipsis … minuso ⊖ sun ☼ aquarius ♒
    ordinary textcopyright © textbraceleft { textbraceright } ordinarycolon : varvdots ⋮

    dots ldots … dots … dotsc … dotso … mathellipsis … cdots ⋯ dotsb ⋯ dotsm ⋯ dotsi ⋯ vdots ⋮ ddots ⋱
    dots dotsx … iddots ⋰ adots ⋰ hdots … hdotsfor …

    limits sum ∑ prod ∏ coprod ∐ bigcup ⋃ bigcap ⋂ bigvee ⋁ bigwedge ⋀ bigsqcup ⨆ bigsqcap ⨅ biguplus ⨄
    limits bigoplus ⨁ bigotimes ⨂ bigodot ⨀ bigominus ⊖ bigoslash ⊘ intop ∫
    integral int ∫ iint ∬ iiint ∭ iiiint ⨌ oint ∮ oiint ∯ oiiint ∰ smallint ∫ idotsint ∫ fint ⨍

    binary pm ± plusmn ± mp ∓ times × div ÷ ast ∗ cdot ⋅ sdot ⋅ circ ∘ bullet ∙ bull ∙ star ⋆ cap ∩ cup ∪
    binary uplus ⊎ sqcap ⊓ sqcup ⊔ vee ∨ lor ∨ wedge ∧ land ∧ setminus ∖ smallsetminus ∖ wr ≀ diamond ⋄
    binary oplus ⊕ ominus ⊖ otimes ⊗ oslash ⊘ odot ⊙ circledast ⊛ circledcirc ⊚ circleddash ⊝ bigcirc ◯
    binary dagger † ddagger ‡ Dagger ‡ amalg ⨿ bigtriangleup △ bigtriangledown ▽ triangleleft ◃
    binary triangleright ▹ lhd ⊲ rhd ⊳ unlhd ⊴ unrhd ⊵ ltimes ⋉ rtimes ⋊ leftthreetimes ⋋
    binary rightthreetimes ⋌ dotplus ∔ Cap ⋒ doublecap ⋒ Cup ⋓ doublecup ⋓ barwedge ⊼ veebar ⊻
    binary doublebarwedge ⩞ boxplus ⊞ boxminus ⊟ boxtimes ⊠ boxdot ⊡ divideontimes ⋇ centerdot ⋅
    binary intercal ⊺ curlywedge ⋏ curlyvee ⋎ And & ogreaterthan ⧁ olessthan ⧀ obar ⌽
    binary boxcircle ⧇ boxbox ⧈ ovee ⩛ owedge ⩚ intprod ⨼

    relation ne ≠ neq ≠ le ≤ leq ≤ ge ≥ geq ≥ lt < gt > ll ≪ gg ≫ lll ⋘ llless ⋘ ggg ⋙ gggtr ⋙
    relation equiv ≡ sim ∼ simeq ≃ approx ≈ cong ≅ propto ∝ varpropto ∝ asymp ≍ doteq ≐ Doteq ≑ doteqdot ≑
    relation in ∈ isin ∈ notin ∉ ni ∋ owns ∋ notni ∌ subset ⊂ sub ⊂ supset ⊃ subseteq ⊆ sube ⊆ supseteq ⊇
    relation supe ⊇ subsetneq ⊊ supsetneq ⊋ varsubsetneq ⊊ varsupsetneq ⊋ nsubseteq ⊈ nsupseteq ⊉
    relation nsubset ⊄ nsupset ⊅ subseteqq ⫅ supseteqq ⫆ subsetneqq ⫋ supsetneqq ⫌ varsubsetneqq ⫋
    relation varsupsetneqq ⫌ nsubseteqq ⊈ nsupseteqq ⊉ Subset ⋐ Supset ⋑ sqsubset ⊏ sqsupset ⊐
    relation sqsubseteq ⊑ sqsupseteq ⊒ mid ∣ shortmid ∣ nmid ∤ nshortmid ∤ parallel ∥ shortparallel ∥
    relation nparallel ∦ nshortparallel ∦ perp ⟂ vdash ⊢ dashv ⊣ models ⊨ vDash ⊨ Vdash ⊩ Vvdash ⊪
    relation nvdash ⊬ nvDash ⊭ nVdash ⊮ nVDash ⊯ VDash ⊫ smile ⌣ frown ⌢ smallsmile ⌣ smallfrown ⌢
    relation bowtie ⋈ Join ⋈ pitchfork ⋔ between ≬ backepsilon ϶ therefore ∴ because ∵
    relation prec ≺ succ ≻ preceq ⪯ succeq ⪰ preccurlyeq ≼ succcurlyeq ≽ curlyeqprec ⋞ curlyeqsucc ⋟
    relation precsim ≾ succsim ≿ precapprox ⪷ succapprox ⪸ precneqq ⪵ succneqq ⪶ precnsim ⋨ succnsim ⋩
    relation precnapprox ⪹ succnapprox ⪺ nprec ⊀ nsucc ⊁ npreceq ⋠ nsucceq ⋡
    relation leqslant ⩽ geqslant ⩾ leqq ≦ geqq ≧ lesssim ≲ gtrsim ≳ lessapprox ⪅ gtrapprox ⪆ lessgtr ≶
    relation gtrless ≷ lesseqgtr ⋚ gtreqless ⋛ lesseqqgtr ⪋ gtreqqless ⪌ lessdot ⋖ gtrdot ⋗
    relation eqslantless ⪕ eqslantgtr ⪖ nless ≮ ngtr ≯ nleq ≰ ngeq ≱ nleqslant ≰ ngeqslant ≱ nleqq ≰
    relation ngeqq ≱ lneq ⪇ gneq ⪈ lneqq ≨ gneqq ≩ lvertneqq ≨ gvertneqq ≩ lnsim ⋦ gnsim ⋧ lnapprox ⪉
    relation gnapprox ⪊ nsim ≁ ncong ≇ approxeq ≊ thicksim ∼ thickapprox ≈ backsim ∽ backsimeq ⋍ eqsim ≂
    relation bumpeq ≏ Bumpeq ≎ circeq ≗ eqcirc ≖ triangleq ≜ fallingdotseq ≒ risingdotseq ≓ defeq ≝
    relation coloneqq ≔ coloneq ≔ colonequals ≔ Coloneqq ⩴ Coloneq ⩴ coloncolonequals ⩴ eqqcolon ≕ eqcolon ≕
    relation equalscolon ≕ coloncolon ∷ dblcolon ∷ ratio ∶ vcentcolon ∶ trianglelefteq ⊴ trianglerighteq ⊵
    relation ntriangleleft ⋪ ntriangleright ⋫ ntrianglelefteq ⋬ ntrianglerighteq ⋭ vartriangleleft ⊲
    relation vartriangleright ⊳ blacktriangleleft ◀ blacktriangleright ▶ multimap ⊸ origof ⊶ imageof ⊷
    relation upmodels ⊨ Perp ⫫ Bot ⫫ indep ⫫ nequiv ≢ measeq ≞ wedgeq ≙ questeq ≟ stareq ≛
    relation arrowvert ∣ Arrowvert ∥ bracevert ⎪

    relation to → rightarrow → rarr → gets ← leftarrow ← larr ← leftrightarrow ↔ harr ↔ lrarr ↔
    relation Rightarrow ⇒ rArr ⇒ Rarr ⇒ Leftarrow ⇐ lArr ⇐ Larr ⇐ Leftrightarrow ⇔ hArr ⇔ Harr ⇔ lrArr ⇔
    relation Lrarr ⇔ longrightarrow ⟶ longleftarrow ⟵ longleftrightarrow ⟷ Longrightarrow ⟹
    relation implies ⟹ Longleftarrow ⟸ impliedby ⟸ Longleftrightarrow ⟺ iff ⟺ mapsto ↦ map ↦
    relation longmapsto ⟼ uparrow ↑ uarr ↑ downarrow ↓ darr ↓ updownarrow ↕ Uparrow ⇑ uArr ⇑ Uarr ⇑
    relation Downarrow ⇓ dArr ⇓ Darr ⇓ Updownarrow ⇕ nearrow ↗ searrow ↘ swarrow ↙ nwarrow ↖
    relation hookrightarrow ↪ hookleftarrow ↩ rightharpoonup ⇀ rightharpoondown ⇁ leftharpoonup ↼
    relation leftharpoondown ↽ rightleftharpoons ⇌ leftrightharpoons ⇋ upharpoonright ↾ restriction ↾
    relation upharpoonleft ↿ downharpoonright ⇂ downharpoonleft ⇃ rightleftarrows ⇄ leftrightarrows ⇆
    relation rightrightarrows ⇉ leftleftarrows ⇇ upuparrows ⇈ downdownarrows ⇊ Rrightarrow ⇛ Lleftarrow ⇚
    relation twoheadrightarrow ↠ twoheadleftarrow ↞ rightarrowtail ↣ leftarrowtail ↢ looparrowright ↬
    relation looparrowleft ↫ curvearrowright ↷ curvearrowleft ↶ circlearrowright ↻ circlearrowleft ↺
    relation Lsh ↰ Rsh ↱ rightsquigarrow ⇝ leadsto ⇝ leftrightsquigarrow ↭ dashrightarrow ⇢
    relation dashleftarrow ⇠ nrightarrow ↛ nleftarrow ↚ nleftrightarrow ↮ nRightarrow ⇏ nLeftarrow ⇍
    relation nLeftrightarrow ⇎ Longmapsto ⟾ Mapsto ⤇ longmapsfrom ⟻ mapsfrom ↤ rightarrowtriangle ⇾
    relation leftarrowtriangle ⇽ swarr ↙ nearr ↗

    opening lparen ( lbrack [ lbrace { { { langle ⟨ lang ⟨ lfloor ⌊ lceil ⌈ lvert | lVert ‖ lgroup ⟮
    opening lmoustache ⎰ ulcorner ⌜ llcorner ⌞ llbracket ⟦ lBrace ⦃ lAngle ⟪ llangle ⟪
    closing rparen ) rbrack ] rbrace } } } rangle ⟩ rang ⟩ rfloor ⌋ rceil ⌉ rvert | rVert ‖ rgroup ⟯
    closing rmoustache ⎱ urcorner ⌝ lrcorner ⌟ rrbracket ⟧ rBrace ⦄ rAngle ⟫ rrangle ⟫
    punctuation colon : comma , semicolon ;
    """#
}
