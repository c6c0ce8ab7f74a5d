internal import Course

/// The words of a class report, in both languages.
struct ReportWords {
  let language: Language

  private func pick(_ english: String, _ chinese: String) -> String {
    language == .chinese ? chinese : english
  }
  private func count(_ number: Int, _ one: String, _ many: String) -> String {
    number == 1 ? "1 \(one)" : "\(number) \(many)"
  }

  var subject: String { pick("Class report", "班级报告") }
  var talk: String { pick("To talk about in class", "值得在课上讲一讲") }
  var nothingToTalk: String {
    pick(
      "Nothing stands out: no exercise lost many points, no mistake was made by many.",
      "没有突出的问题：没有失分很多的题，也没有许多人犯的同一个错误。")
  }
  var overview: String { pick("All exercises, the hardest first", "全部练习，最难的在前") }
  var exercise: String { pick("Exercise", "练习") }
  var attempts: String { pick("attempts", "作答") }
  var correct: String { pick("correct", "正确") }
  var partly: String { pick("partly", "部分正确") }
  var wrong: String { pick("wrong", "错误") }
  var unmarked: String { pick("no mark", "未评分") }
  var share: String { pick("points", "得分率") }
  var who: String { pick("who", "学习者") }
  var similar: String { pick("Look at both", "请对照查看") }
  var hintOnly: String {
    pick(
      "These derivations share more than the exercise forces. That is a hint for a person to look, and proves nothing: two who learned together write alike.",
      "这些推导的相同之处多于题目所必需。这只提示人工查看，并不证明什么：一起学习的人写法相近。")
  }
  var colon: String { pick(": ", "：") }
  var comma: String { pick(", ", "、") }
  var and: String { pick(" and ", " 与 ") }

  func counts(learners: Int, exercises: Int) -> String {
    pick(
      "\(count(learners, "learner", "learners")), \(count(exercises, "exercise", "exercises"))",
      "\(learners) 名学习者，\(exercises) 个练习")
  }
  func took(learners: Int, attempts: Int) -> String {
    pick(
      "\(count(learners, "learner", "learners")), \(count(attempts, "attempt", "attempts"))",
      "\(learners) 名学习者，\(attempts) 次作答")
  }
  func points(_ percent: Int) -> String { pick("\(percent) % of the points", "得分率 \(percent)%") }
  func mostly(_ slip: String) -> String { pick("; most often \(slip)", "；最常见：\(slip)") }
  func talkAbout(_ reason: String) -> String { pick("One to talk about: \(reason).", "值得讲一讲：\(reason)。") }
  func times(_ count: Int) -> String { pick("\(count) ×", "\(count) 人") }
  func shared(_ percent: Int) -> String {
    pick(" share \(percent) % of what is their own", "，各自独有的部分有 \(percent)% 相同")
  }
  func more(_ kinds: Int, _ learners: Int) -> String {
    pick(
      "And \(count(kinds, "more kind", "more kinds")) of wrong answers, of \(count(learners, "learner", "learners")).",
      "另有 \(kinds) 种错误答案，共 \(learners) 人。")
  }
}
