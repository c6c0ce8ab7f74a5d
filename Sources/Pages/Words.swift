internal import Course
internal import Experiments

/// The words that pages add to what authors wrote, in both languages.
struct Words {
  let language: Language

  private func pick(_ english: String, _ chinese: String) -> String {
    language == .chinese ? chinese : english
  }

  /// For `lang`: Chinese here is written in simplified characters.
  var languageTag: String { pick("en", "zh-Hans") }
  var course: String { pick("Neural Networks and Deep Learning", "神经网络与深度学习") }
  var exercise: String { pick("Exercise", "练习") }
  var exercises: String { pick("Exercises", "练习") }
  var hint: String { pick("Hint", "提示") }
  var hints: String { pick("Hints", "提示") }
  var solution: String { pick("Solution", "解答") }
  var solutions: String { pick("Solutions", "解答") }
  var explanation: String { pick("What it is good for", "说明") }
  var answer: String { pick("Answer", "答案") }
  var result: String { pick("Result", "结果") }
  var contents: String { pick("Contents", "目录") }
  var glossary: String { pick("Glossary", "术语表") }
  var index: String { pick("Index of terms", "术语索引") }
  var name: String { pick("Name", "姓名") }
  var code: String { pick("Code", "代码") }
  var date: String { pick("Date", "日期") }
  var worksheet: String { pick("Worksheet", "练习单") }
  var answerKey: String { pick("Answer key", "参考答案") }
  var search: String { pick("Search", "搜索") }
  var searchPrompt: String { pick("words, in any order", "输入词语，顺序不限") }
  var searchNeedsScript: String { pick("The search needs JavaScript.", "搜索需要 JavaScript。") }
  /// The language in its own words.
  var languageName: String { pick("English", "中文") }
  var chosenOne: String { pick("Tick one.", "选一项。") }
  var chosenSeveral: String { pick("Tick all that apply.", "选出所有正确的选项。") }
  var orderPrompt: String { pick("Write the letters in order:", "按顺序写出字母：") }
  var lineNumber: String { pick("The wrong line is number", "错误的是第") }
  var lineNumberEnd: String { pick("", "行") }
  var shouldBe: String { pick("It should be:", "应改为：") }
  var shape: String { pick("Shape", "形状") }
  /// Before what a term is mistaken for.
  var notTheSame: String { pick("not:", "勿混同：") }
  func lesson(_ number: String) -> String { pick("lesson \(number)", "第 \(number) 课") }
  var noShape: String { pick("or: it is an error", "或：出错") }
  var codeAnswer: String { pick("Write the function:", "写出函数：") }
  var correct: String { pick("Correct", "正确") }
  var notShown: String { pick("not shown", "未显示") }
  var lines: String { pick("lines", "行") }
  var figure: String { pick("Figure", "图") }
  var warning: String { pick("Careful", "注意") }
  var finding: String { pick("To take away", "结论") }

  func weekTitle(_ number: Int) -> String { pick("Week \(number)", "第 \(number) 周") }
  func points(_ text: String) -> String { pick(text == "1" ? "1 point" : "\(text) points", "\(text) 分") }
  func minutes(_ count: Int) -> String { pick("\(count) min", "\(count) 分钟") }
  func hint(_ number: Int) -> String { pick("Hint \(number)", "提示 \(number)") }
  func exercise(_ number: String) -> String { pick("Exercise \(number)", "练习 \(number)") }
  func figure(_ number: Int) -> String { pick("Figure \(number)", "图 \(number)") }
  func lineRange(_ range: ClosedRange<Int>) -> String {
    pick("lines \(range.lowerBound)–\(range.upperBound)", "第 \(range.lowerBound)–\(range.upperBound) 行")
  }

  var bookSubtitle: String { pick("Lessons, experiments and exercises", "课文、实验与练习") }

  /// A heading and its name: `Week 2: Logistic regression`.
  func titled(_ heading: String, _ name: String) -> String {
    name.isEmpty ? heading : pick("\(heading): \(name)", "\(heading)　\(name)")
  }

  func text(_ text: LocalizedText) -> String {
    language == .chinese ? text.chinese : text.english
  }
}
