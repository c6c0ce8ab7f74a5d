import Testing

@testable import Notation

/// Two formulas that look different have to sound different.
struct LayoutSpeechTests {
  @Test(arguments: [
    (#"\frac{a+b}{c}"#, #"a+\frac{b}{c}"#), (#"\frac{ab}{c}"#, #"a\frac{b}{c}"#), (#"x^{a+b}"#, #"x^a+b"#),
    (#"x_{i+1}"#, #"x_i+1"#), (#"\sqrt{a+b}"#, #"\sqrt{a}+b"#), (#"|x|^2"#, #"|x^2|"#),
    (#"f(x)^2"#, #"f(x^2)"#),
    (#"\sigma(z)_i"#, #"\sigma(z_i)"#), (#"{x_i}^2"#, #"x_{i^2}"#), (#"a_{b_c}"#, #"{a_b}_c"#),
    (#"x^{(i)}"#, #"x^i"#),
    (#"W^{[l]}"#, #"W^{(l)}"#), (#"\overline{ab}"#, #"\overline{a}b"#), (#"\hat{ab}"#, #"a\hat{b}"#),
    (#"x^{-1}"#, #"x-1"#),
    (#"\underbrace{a+b}_{c}"#, #"a+\underbrace{b}_{c}"#), (#"\lim_{x\to0}f"#, #"\lim x\to0f"#),
    (#"2^{n}m"#, #"2^{nm}"#),
    (#"\begin{pmatrix}a&b\end{pmatrix}"#, #"\begin{pmatrix}a\\b\end{pmatrix}"#), (#"\mathbf{w}x"#, #"wx"#),
    (#"\frac{1}{x+\frac{1}{y}}"#, #"\frac{1}{x}+\frac{1}{y}"#),
    (#"\frac{dJ}{dw}"#, #"\frac{\partial J}{\partial w}"#),
  ])
  func soundsDifferent(_ left: String, _ right: String) {
    for language in [SpokenLanguage.english, .chinese] {
      let words = [left, right].map { MathLayout(latex: $0).spoken(language) }
      #expect(words[0] != words[1], "\(left) and \(right)")
      #expect(words.allSatisfy { !$0.isEmpty && !$0.contains("\\") })
    }
  }

  @Test(arguments: [
    (#"\frac{\partial J}{\partial b}"#, "the partial derivative of J with respect to b", "J 对 b 的偏导"),
    (#"x^2"#, "x squared", "x 的平方"), (#"\frac{1}{m}"#, "1 over m", "m 分之 1"),
    (#"\frac{a+b}{c}"#, "fraction, numerator a plus b, denominator c, end fraction", "分式，分子 a 加 b，分母 c，分式结束"),
    (#"\sum_{i=1}^m a_i"#, "the sum from i equals 1 to m of a sub i", "对 i 从 1 到 m 求和，a 下标 i"),
    (#"X^T"#, "X transpose", "X 的转置"), (#"W^{[l]}"#, "W superscript l in brackets", "W 上标方括号 l"),
    (#"\sqrt{x}"#, "the square root of x", "根号 x"), (#"\hat{y}"#, "y hat", "y 帽"), (#"-x"#, "minus x", "负 x"),
    (#"a \leq b"#, "a is less than or equal to b", "a 小于等于 b"),
  ])
  func saysWhatPeopleSay(_ latex: String, _ english: String, _ chinese: String) {
    let layout = MathLayout(latex: latex)
    #expect(layout.spoken(.english) == english)
    #expect(layout.spoken(.chinese) == chinese)
  }
}
