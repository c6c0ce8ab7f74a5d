import Testing

@testable import Notation

/// Formulas in every form, approved by eye.
struct LayoutGoldenTests {
  struct Page: CustomTestStringConvertible, Sendable {
    let name: String
    let formulas: [String]
    var testDescription: String { name }
  }

  @Test(arguments: pages)
  func looksAsApproved(_ page: Page) throws {
    var text = ""
    for formula in page.formulas {
      let layout = MathLayout(latex: formula)
      #expect(layout.problem == nil, "\(formula)")
      #expect(layout.unknown == [], "\(formula)")
      text += "# \(formula)\n\n"
      text += framed(layout.block()) + "\n"
      text += framed(layout.block(ascii: true)) + "\n"
      text += "line    \(layout.oneLine())\n"
      text += "ascii   \(layout.oneLine(ascii: true))\n"
      text += "english \(layout.spoken(.english))\n"
      text += "chinese \(layout.spoken(.chinese))\n"
      text += "mathml  \(layout.mathML(display: true))\n\n"
    }
    try expectGolden(text, "layout/\(page.name).txt")
  }

  @Test(arguments: [72, 40])
  func breaksAsApproved(columns: Int) throws {
    var text = ""
    for formula in Self.wide {
      let layout = MathLayout(latex: formula)
      text += "# \(formula)\n\n" + framed(layout.block(columns: columns)) + "\n"
    }
    try expectGolden(text, "layout/broken-\(columns).txt")
  }

  /// The rows of a block with a mark at its baseline.
  private func framed(_ block: TextBlock) -> String {
    var text = ""
    for (index, line) in block.lines.enumerated() {
      let row = (index == block.baseline ? "  > " : "    ") + line
      text += row.trimmingSuffix(" ") + "\n"
    }
    return text
  }

  static let pages = [
    Page(
      name: "fractions",
      formulas: [
        #"\frac{\partial L}{\partial W^{[l]}}"#, #"\frac{1}{1+e^{-z}}"#,
        #"\frac{\frac{a}{b}}{c} + \frac{a}{\frac{b}{c}}"#,
        #"\frac{d^2 y}{dx^2} + p\frac{dy}{dx} = 0"#, #"\binom{n}{k} = \frac{n!}{k!(n-k)!}"#,
        #"e^{-\frac{x^2}{2\sigma^2}}"#,
        #"{a \over b} + {n \choose k}"#,
      ]),
    Page(
      name: "scripts",
      formulas: [
        #"x_1^2 + x_2^2 \leq r^2"#, #"Z^{[l]} = W^{[l]} A^{[l-1]} + b^{[l]}"#, #"a_j^{[l](i)}"#,
        #"g'(z), f''(x), \sigma^\prime"#, #"{x^2}^3 + \left(\frac{a}{b}\right)^2"#,
        #"c^{\langle t \rangle}, a^{[l]<t-1>}, {}^{T}A"#,
        #"p(y|x) = \hat{y}^y (1-\hat{y})^{1-y}"#,
      ]),
    Page(
      name: "operators",
      formulas: [
        #"J(w,b) = \frac{1}{m}\sum_{i=1}^m L(\hat{y}^{(i)}, y^{(i)})"#, #"\prod_{t=1}^{T} p(x_t | x_{<t})"#,
        #"\int_{-\infty}^{\infty} f(x)\,dx = 1"#, #"\lim_{h \to 0} \frac{f(x+h)-f(x)}{h}"#,
        #"\theta^* = \arg\max_{\theta} \sum_i \log p(x_i; \theta)"#,
        #"\underset{w,b}{\operatorname{minimize}}\; J(w,b)"#,
        #"\sum_{\substack{1 \le i \le n \\ i \ne j}} a_{ij}"#, #"\sum\nolimits_{i} x_i + \int\limits_a^b f"#,
      ]),
    Page(
      name: "roots-and-accents",
      formulas: [
        #"\sqrt{2} + \sqrt{x+1} + \sqrt[3]{x}"#, #"\sqrt{\frac{a}{b}} + \sqrt[n]{\frac{a}{b}}"#,
        #"\hat{y} + \bar{x} + \tilde{W} + \vec{v} + \dot{x} + \ddot{x}"#,
        #"\widehat{xyz} + \overline{AB} + \underline{x+y}"#,
        #"\overrightarrow{AB} + \overleftarrow{AB}"#,
      ]),
    Page(
      name: "fences",
      formulas: [
        #"\left( \frac{a}{b} \right) \left[ \frac{a}{b} \right] \left\{ \frac{a}{b} \right\}"#,
        #"(\frac{a}{b}) + \left\lfloor \frac{n+2p-f}{s} \right\rfloor"#,
        #"\left. \frac{dJ}{dw} \right|_{w=0}"#,
        #"\left\{ x \middle| x > \frac{1}{2} \right\}"#, #"\|x\|_2^2 + |a||b| + \lVert w \rVert"#,
        #"D_{KL}(P\|Q) + P(A|B)"#, #"\Bigl( \frac{x}{y} \Bigr) \bigl( z \bigr)"#,
      ]),
    Page(
      name: "matrices",
      formulas: [
        #"A = \begin{bmatrix} a_{11} & a_{12} \\ a_{21} & a_{22} \end{bmatrix}^{-1}"#,
        #"\begin{pmatrix} 1 & \cdots & n \\ \vdots & \ddots & \vdots \\ \frac{1}{2} & 0 & x \end{pmatrix}"#,
        #"\begin{vmatrix} a & b \\ c & d \end{vmatrix} = ad - bc"#,
        #"\left[ \begin{array}{c|cc} 1 & 2 & 3 \\ \hline 4 & 5 & 6 \end{array} \right]"#,
        #"\begin{bmatrix} | & | & \\ x^{(1)} & x^{(2)} & \cdots \\ | & | & \end{bmatrix}"#,
      ]),
    Page(
      name: "equations",
      formulas: [
        #"f(x) = \begin{cases} x & \text{if } x > 0 \\ \alpha x & \text{otherwise} \end{cases}"#,
        #"\begin{aligned} dZ^{[2]} &= A^{[2]} - Y \\ dW^{[2]} &= \frac{1}{m} dZ^{[2]} A^{[1]T} \\ &= 0 \end{aligned}"#,
        #"\begin{align} a &= b + c \tag{1} \\ d &= e \notag \end{align}"#,
        #"y = \left\{ \begin{array}{ll} 1, & x \ge 0 \\ 0, & x < 0 \end{array} \right."#,
        #"\begin{eqnarray} f(x) &=& (x+1)^2 \\ &=& x^2+2x+1 \end{eqnarray}"#, #"E = mc^2 \tag{1.2}"#,
        #"a = b \\ c = d"#,
      ]),
    Page(
      name: "labels",
      formulas: [
        #"\underbrace{x + y}_{\text{sum}} \overset{\text{def}}{=} \overbrace{a + b + c}^{3}"#,
        #"A \xrightarrow{f} B \xleftarrow[\text{below}]{\text{above}} C"#, #"\boxed{\frac{dJ}{dw} = x(a-y)}"#,
        #"\cancel{x} + \color{red}{x} \not= \textcolor{blue}{y}"#,
        #"W := W - \alpha \frac{\partial J}{\partial W}"#,
      ]),
    Page(
      name: "alphabets",
      formulas: [
        #"\mathbf{W} \in \mathbb{R}^{n \times m}, \mathcal{L}, \mathfrak{g}, \mathsf{T}, \mathtt{x}"#,
        #"\boldsymbol{\theta} + \mathbf{\Sigma} + \mathrm{ReLU}(x) + \mathrm{d}x"#,
        #"\alpha\beta\gamma\Gamma\partial\nabla\infty\ell\hbar"#,
        #"损失函数 = \frac{\text{正确数}}{\text{总数}}，其中 x＞0"#, #"\text{if $x > 0$ and } y \neq 0"#,
        #"ŷ = σ(wᵀx + b) ≤ ∞"#,
        #"f\colon X \to Y, \quad x \mapsto x^2 \pmod{n}"#,
      ]),
  ]

  static let wide = [
    #"J(w,b) = \frac{1}{m}\sum_{i=1}^m L(\hat{y}^{(i)}, y^{(i)}) = -\frac{1}{m}\sum_{i=1}^m \left[ y^{(i)}\log a^{(i)} + (1-y^{(i)})\log(1-a^{(i)}) \right]"#,
    #"\begin{aligned} \frac{\partial J}{\partial w} &= \frac{1}{m}\sum_{i=1}^m (a^{(i)} - y^{(i)}) x^{(i)} + \frac{\lambda}{m} w + \alpha\beta\gamma + \delta\epsilon\zeta \\ &= dw \end{aligned}"#,
    #"\frac{a_1 + a_2 + a_3 + a_4 + a_5 + a_6 + a_7 + a_8 + a_9 + a_{10} + a_{11} + a_{12}}{b}"#,
    #"f(x) = \text{a sentence that is a good deal longer than the screen is wide, which happens in notes} + 1"#,
    #"x = \begin{bmatrix} 1 & 2 & 3 & 4 & 5 & 6 & 7 & 8 & 9 & 10 \end{bmatrix} y \tag{7}"#,
  ]
}

extension String {
  fileprivate func trimmingSuffix(_ character: Character) -> String {
    var text = self[...]
    while text.last == character { text = text.dropLast() }
    return String(text)
  }
}
