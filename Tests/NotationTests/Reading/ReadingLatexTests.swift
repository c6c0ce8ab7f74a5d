import Notation
import Testing

struct ReadingLatexTests {
  @Test func structure() {
    expectReadings(
      #"""
      \frac{a-y}{a(1-a)} → (a - y)/(a·(1 - a))
      \dfrac{1}{2} + \tfrac12 + \frac1{1-e^z} → 1/2 + 1/2 + 1/(1 - e^z)
      \frac 1m x → (1/m)·x
      {a-y \over a} → (a - y)/a
      \sqrt5 + \sqrt{x} + \sqrt[3]{x} + \sqrt[n]{x} → sqrt(5) + sqrt(x) + cbrt(x) + x^(1/n)
      \left( a + b \right) \cdot \left[ c \right] → (a + b)·c
      \bigl(a\bigr)\times b → a·b
      a\,b\;c\!d\quad e~f → a·b·c·d·e·f
      \left|x\right| + \lvert y \rvert → abs(x) + abs(y)
      \left\lfloor x \right\rfloor + \lceil y \rceil → floor(x) + ceil(y)
      \|w\|_2^2 → norm(w)^2
      -\left\{ y \log a \right\} → -y·log(a)
      \underbrace{a+b}_{\text{sum}} c → (a + b)·c
      \color{red}{x} + \textcolor{blue}{y} \tag{1} → x + y
      $a+b$ → a + b
      \(a+b\) → a + b
      """#)
  }

  @Test func functionsAndText() {
    expectReadings(
      #"""
      \ln x + \log a → log(x) + log(a)
      \log_{}{(\hat{y})} → log(ŷ)
      \log_{10} x + \log_3 y → log10(x) + log_3(y)
      \sin^2 x + \cos^{2}(x) → sin(x)^2 + cos(x)^2
      \sin^{-1} x → asin(x)
      e^\ln(x) → e^(log(x))
      x^\sqrt{2} → x^(sqrt(2))
      \operatorname{sigmoid}(z) + \mathrm{ReLU}(z) → σ(z) + relu(z)
      \text{np.dot}(w, x) + b → w·x + b
      \sigma(z)(1-\sigma(z)) → σ(z)·(1 - σ(z))
      \sigma'(z) + \sigma^{\prime}(z) → σ'(z) + σ'(z)
      \max(0, z) → max(0, z)
      \log \hat{y}^y (1-\hat{y})^{(1-y)} → log(ŷ^y)·(1 - ŷ)^(1 - y)
      \mathcal{L}(\hat{y}, y) → L(ŷ, y)
      p(y|x) + P(y=1 \mid x) → p(y, x) + P(y = 1, x)
      """#)
  }

  @Test func sums() {
    expectReadings(
      #"""
      \sum_{i=1}^m x_i → sum(i=1..m, x_i)
      \sum_{i=1}^{m} y^{(i)} \log \hat{y}^{(i)} + 1 → sum(i=1..m, y^{(i)}·log(ŷ^{(i)})) + 1
      \sum\limits_{i}^{m}{x_{1}^{(i)}} → sum(i=1..m, x1^{(i)})
      \sum_i -L(a^{(i)}, y^{(i)}) → sum(i=1..m, -L(a^{(i)}, y^{(i)}))
      \sum_{1 \le i \le m} a_i → sum(i=1..m, a_i)
      \sum_{j=1}^{n_x} w_j^2 → sum(j=1..n_x, w_j^2)
      \sum_{i=1}^m\sum_{j=1}^n a_{ij} → sum(i=1..m, sum(j=1..n, a_{i,j}))
      \left(\sum_{k=1}^n a_k b_k\right)^2 → sum(k=1..n, a_k·b_k)^2
      \log \prod_{i=1}^m p(y^{(i)}|x^{(i)}) → log(prod(i=1..m, p(y^{(i)}, x^{(i)})))
      \frac1m \sum (a - y) → (1/m)·sum(a - y)
      \sum x^{(i)} → sum(i=1..m, x^{(i)})
      """#)
  }

  @Test func matricesAndCases() {
    expectReadings(
      #"""
      \begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix} x → [[1, 2], [3, 4]]·x
      \begin{pmatrix} a \\ b \end{pmatrix}^T → [[a], [b]]^T
      \begin{cases} 1, & z > 0 \\ 0, & z \leq 0 \end{cases} → cases(1 if z > 0, 0 if z ≤ 0)
      \begin{cases} 1 & \text{if } a > 0.5 \\ 0 & \text{otherwise} \end{cases} → cases(1 if a > 0.5, 0 otherwise)
      \begin{cases} 0 & \text{if } z < 0 \\ \text{undefined} & \text{if } z = 0 \end{cases} → cases(0 if z < 0)
      \begin{cases} 0.01 & if & z<0 \\ 1 & if & z>0 \end{cases} → cases(0.01 if z < 0, 1 if z > 0)
      \begin{cases} x & \text{如果 } x > 0 \\ 0 & \text{否则} \end{cases} → cases(x if x > 0, 0 otherwise)
      \left\{ \begin{array}{ll} 1 & z>0 \\ 0 & z<0 \end{array} \right. → cases(1 if z > 0, 0 if z < 0)
      """#)
  }
}
