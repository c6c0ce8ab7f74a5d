import Foundation

/// A small course in a folder of its own, which goes when the value does.
final class FixtureCourse {
  let root: String

  init(_ files: [String: String] = FixtureCourse.small) throws {
    root = FileManager.default.temporaryDirectory.path + "/gradus-\(UUID().uuidString)"
    for folder in ["lessons", "exercises"] {
      try FileManager.default.createDirectory(atPath: root + "/" + folder, withIntermediateDirectories: true)
    }
    for (path, text) in files { try write(text, to: path) }
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  func write(_ text: String, to path: String) throws {
    try write(Array(text.utf8), to: path)
  }

  func write(_ bytes: [UInt8], to path: String) throws {
    let place = URL(fileURLWithPath: root + "/" + path)
    try FileManager.default.createDirectory(
      at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: place)
  }

  func read(_ path: String) throws -> String {
    try String(contentsOfFile: root + "/" + path, encoding: .utf8)
  }

  func run(_ words: [String], input: String = "") -> TestRun {
    TestRun(words, input: input, folder: root)
  }

  /// One lesson with its twin, three exercises with theirs, and the source that the lesson shows. Lint finds nothing.
  static let small: [String: String] = [
    "lessons/week2/08-graph.md": lesson,
    "lessons/week2/08-graph.zh.md": chineseLesson,
    "lessons/syllabus.yml": """
    weeks:
      - en: Week two
        zh: 第二周
        units:
          - {unit: "2.8", en: Graph, zh: 计算图, lessons: [week2/08-graph]}
    topics:
      q2.16: a formula

    """,
    "Sources/Graph.swift": "struct Graph {\n  /// Back.\n  func backward() {}\n}\n",
    "exercises/week2/sum.md": exercise("sum", answer: "a + b", topics: "[q2.16]"),
    "exercises/week2/sum.zh.md": chineseExercise,
    "exercises/week2/product.md": exercise("product", answer: "a*b", topics: "[]"),
    "exercises/week2/product.zh.md": chineseExercise,
    "exercises/week2/difference.md": exercise("difference", answer: "a - b", topics: "[]"),
    "exercises/week2/difference.zh.md": chineseExercise,
  ]

  static let lesson = """
    # A graph

    ## Nudges <a id="nudges"></a>

    Raise $b$ from 3 to 3.001<!-- given -->.

    ---

    ```experiment computation-graph
    formula: u = b*c; v = a + u; J = 3*v
    a: 5
    b: 3
    c: 2
    ```

    ```output
    J: 33
    dJ/db: 6
    J with b = 3.001: 33.006
    ```

    $J$ rises to 33.006<!-- = J with b = 3.001 -->, that is $3*2 = 6$.

    ## Backwards <a id="backwards"></a>

    [How](../../Sources/Graph.swift#backward)

    [One](../../exercises/week2/sum.md) and [two](../../exercises/week2/product.md),
    [three](../../exercises/week2/difference.md). [Up](#nudges)

    """

  static let chineseLesson = """
    # 计算图

    ## 微调 <a id="nudges"></a>

    把 $b$ 从 3 调到 3.001<!-- given -->。

    ---

    ```experiment computation-graph
    formula: u = b*c; v = a + u; J = 3*v
    a: 5
    b: 3
    c: 2
    ```

    ```output
    J: 33
    dJ/db: 6
    J with b = 3.001: 33.006
    ```

    $J$ 升到 33.006<!-- = J with b = 3.001 -->，即 $3*2 = 6$。

    ## 反向 <a id="backwards"></a>

    [怎样做](../../Sources/Graph.swift#backward)

    [一](../../exercises/week2/sum.zh.md)、[二](../../exercises/week2/product.md)、[三](../../exercises/week2/difference.md)。[回去](#nudges)

    """

  static func exercise(_ title: String, answer: String, topics: String) -> String {
    """
    ---
    kind: expression
    unit: 2.8
    difficulty: 1
    minutes: 2
    topics: \(topics)
    answer: \(answer)
    tests: {right: ["\(answer)"], wrong: ["a"], unreadable: ["a +"]}
    ---
    # The \(title)

    Write down the \(title) of $a$ and $b$.

    ## Hint

    Two names.

    ## Solution

    $\(answer)$

    """
  }

  static let chineseExercise = """
    # 练习

    用 $a$ 和 $b$ 写出来。

    ## 提示

    两个名字。

    ## 解答

    $a$

    """
}
