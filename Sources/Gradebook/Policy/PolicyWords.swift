/// The sentences of a trace, in both languages: what a learner works out again.
struct PolicyWords {
  let isChinese: Bool

  private func pick(_ english: String, _ chinese: String) -> String { isChinese ? chinese : english }

  // MARK: - Lateness

  var noTime: String { pick("no time of submission is known: not late", "没有提交时间的记录：不算迟交") }
  func grace(_ minutes: String, of grace: String) -> String {
    pick(
      "\(minutes) minutes late, within the grace of \(grace): not late",
      "迟 \(minutes) 分钟，在 \(grace) 分钟宽限之内：不算迟交")
  }
  func allFree(_ days: Int) -> String {
    pick("late, day \(days), all of them free: not late", "迟到第 \(days) 天，全部用免费迟交天数抵消：不算迟交")
  }
  func tooLate(_ days: Int, free: Int, allowed: Int) -> String {
    pick(
      "day \(days) after the due time\(spent(free)), \(allowed) are allowed: × 0",
      "截止后第 \(days) 天\(spent(free))，最多允许 \(allowed) 天：× 0")
  }
  func late(_ days: Int, free: Int, share: String) -> String {
    pick("late, day \(days)\(spent(free)): × \(share)", "迟到第 \(days) 天\(spent(free))：× \(share)")
  }
  private func spent(_ free: Int) -> String {
    free > 0 ? pick(", less \(free) free", "，减去 \(free) 个免费天") : ""
  }

  func freeDays(_ name: String, _ days: Int, left: Int, of all: Int) -> String {
    pick(
      "free late days\(name.isEmpty ? "" : " for \(name)"): \(days), \(left) of \(all) left",
      "\(name)用去免费迟交天数 \(days) 天，\(all) 天中还剩 \(left) 天")
  }
  func unsettled(_ name: String) -> String {
    pick(
      "the free late days\(name.isEmpty ? "" : " for \(name)") are settled once every answer has a mark",
      "所有答案都有分数之后，\(name)的免费迟交天数才最终确定")
  }

  // MARK: - Marks

  func byHand(_ points: String, of outOf: String, _ author: String, _ note: String) -> String {
    pick("\(points) of \(outOf) by hand (\(author)): \(note)", "人工评分 \(points)/\(outOf)（\(author)）：\(note)")
  }
  func marked(_ points: String, of outOf: String, _ headline: String) -> String {
    pick("\(points) of \(outOf): \(headline)", "\(points)/\(outOf)：\(headline)")
  }
  func zero(of outOf: String) -> String {
    pick("not handed in: 0 of \(outOf) by the policy", "没有提交：按规则为 0/\(outOf)")
  }
  func unmarked(_ reason: String, _ headline: String) -> String {
    pick("no mark (\(reason)): \(headline)", "未评分（\(reason)）：\(headline)")
  }

  // MARK: - Attempts and sums

  func attempts(_ count: Int, _ points: String, _ rule: GradingPolicy.Attempts, _ chosen: Int) -> String {
    pick(
      "\(count) attempts (\(points)): the \(rule.rawValue) one counts, attempt \(chosen)",
      "共 \(count) 次（\(points)）：取\(rule == .best ? "最高" : "最后")一次，即第 \(chosen) 次")
  }
  var attemptWaits: String { pick("an attempt still waits for a mark", "有一次作答还在等待评分") }
  func dropsLater(_ count: Int) -> String {
    pick("the lowest \(count) are dropped once every answer has a mark", "所有答案都有分数之后，去掉最低的 \(count) 个")
  }
  func dropped(_ exercise: String) -> String {
    pick("\(exercise) is dropped: the lowest", "去掉最低分：\(exercise)")
  }
  func total(_ points: String, of outOf: String, open: Int) -> String {
    pick(
      "total: \(points) of \(outOf)" + (open > 0 ? ", \(open) still without a mark" : ""),
      "合计：\(points)/\(outOf)" + (open > 0 ? "，\(open) 题尚未评分" : ""))
  }
}
