/// Parameters that several experiments share.
extension Parameter {
  static func seed(_ standard: Int = 1) -> Parameter {
    Parameter(
      "seed", .integer(0...4_294_967_295), standard: "\(standard)", step: 1,
      LocalizedText("the seed of the random numbers, as in np.random.seed", "随机数种子，同 np.random.seed"))
  }

  static func alpha(_ standard: String, upTo limit: Double = 10) -> Parameter {
    Parameter(
      "alpha", .number(0.0001...limit), standard: standard, step: 0.1,
      LocalizedText("the learning rate", "学习率"))
  }

  static func iterations(_ standard: Int, upTo limit: Int = 20_000) -> Parameter {
    Parameter(
      "iterations", .integer(1...limit), standard: "\(standard)", step: 100,
      LocalizedText("how many steps downhill", "梯度下降的步数"))
  }

  static func sizes(_ standard: String, layers: ClosedRange<Int> = 2...8, upTo units: Int = 64) -> Parameter {
    Parameter(
      "sizes", .integers(count: layers, each: 1...units), standard: standard,
      LocalizedText("units in every layer, the input first", "各层单元数，从输入层开始"))
  }

  static func activation(
    _ name: String = "activation", standard: String = "tanh",
    _ about: LocalizedText = LocalizedText("the activation of the hidden units", "隐藏单元的激活函数")
  ) -> Parameter {
    Parameter(
      name,
      .choice([
        Choice("sigmoid", "sigmoid"), Choice("tanh", "tanh"), Choice("relu", "ReLU"),
        Choice("leakyRelu", "leaky ReLU"), Choice("identity", LocalizedText("none: a linear unit", "无：线性单元")),
      ]), standard: standard, about)
  }

  static func dataSet(_ standard: String = "flower") -> Parameter {
    Parameter(
      "data",
      .choice([
        Choice("flower", LocalizedText("the petals of week 3", "第三周的花瓣")),
        Choice("circle", LocalizedText("inside and outside of a circle", "圆内与圆外")),
        Choice("xor", LocalizedText("opposite quarters of a square", "正方形的对角象限")),
        Choice("moons", LocalizedText("two half moons", "两个半月")),
        Choice("spiral", LocalizedText("two arms of a spiral", "螺旋的两臂")),
      ]), standard: standard, LocalizedText("the points in the plane", "平面上的点集"))
  }
}
