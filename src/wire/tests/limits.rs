//! Bounds on cost, and that cost grows no faster than the input.

use std::time::Instant;

use super::*;

#[track_caller]
fn assert_limit(limits: Limits, message: &str, expected: Option<Limit>) {
    let options = Options { limits, ..Options::request() };
    let message = expand(message);
    let exceeded = match parse_with(&message, &options) {
        Err(Rejection { refusal: Refusal::LimitExceeded(limit), .. }) => Some(limit),
        _ => None,
    };
    assert_eq!(exceeded, expected, "{message}");
}

#[test]
fn every_limit_is_kept() {
    let limits = Limits::default();
    let message = expand("{b}<m:Ping/>{/b}");
    assert_limit(Limits { bytes: message.len() - 1, ..limits }, &message, Some(Limit::Bytes));
    assert_limit(Limits { bytes: message.len(), ..limits }, &message, None);
    assert_limit(Limits { depth: 2, ..limits }, &message, Some(Limit::Depth));
    assert_limit(Limits { depth: 3, ..limits }, &message, None);
    assert_limit(Limits { depth: 0, ..limits }, "<a", Some(Limit::Depth));
    assert_limit(Limits { elements: 2, ..limits }, &message, Some(Limit::Elements));
    assert_limit(Limits { elements: 3, ..limits }, &message, None);
    assert_limit(Limits { elements: 4, ..limits }, "{f}<a/>{/f}", Some(Limit::Elements));
    assert_limit(Limits { attributes: 4, ..limits }, &message, Some(Limit::Attributes));
    assert_limit(Limits { attributes: 5, ..limits }, &message, None);
    assert_limit(Limits { namespaces: 4, ..limits }, &message, Some(Limit::Namespaces));
    assert_limit(Limits { namespaces: 5, ..limits }, "{f}<a xmlns='a'/>", Some(Limit::Namespaces));
    assert_limit(Limits { namespaces: 6, ..limits }, "{f}<a xmlns='a'/><a xmlns='a'/>{/f}", None);
}

#[test]
fn a_refusal_of_depth_reads_no_further() {
    let limits = Limits { depth: 3, ..Limits::default() };
    for rest in ["<b c='<'>", "<b\u{1}", "<1>", "<b", "<b>&"] {
        assert_limit(limits, &format!("{{f}}{rest}"), Some(Limit::Depth));
    }
}

#[test]
fn no_setting_lets_elements_nest_without_end() {
    let limits = Limits { depth: usize::MAX, ..Limits::default() };
    // The element that `{f}` stands for lies in two others.
    let nested = |count| format!("{{f}}{}{}{{/f}}", "<a>".repeat(count), "</a>".repeat(count));
    assert_limit(limits, &nested(1022), Some(Limit::Depth));
    assert_limit(limits, &nested(1000), None);
}

/// Documents of a size that try to make reading cost more than that.
fn hostile(size: usize) -> Vec<(&'static str, String, Limits)> {
    let open = Limits {
        depth: usize::MAX,
        elements: usize::MAX,
        attributes: 64,
        namespaces: 128,
        ..Limits::default()
    };
    let note = |text: &str| format!("{{b}}<m:Find><t:Note>{text}</t:Note>");
    let bindings: String = (0..60).map(|n| format!(" xmlns:p{n:06}='u'")).collect();
    let attributes: String = (0..60).map(|n| format!(" p{n:06}:a{n}='u'")).collect();
    let ids = "<t:ItemId Id='a' ChangeKey='b'/>";
    vec![
        ("nesting", format!("{{f}}{}", "<a>".repeat(size / 3)), open),
        ("siblings", format!("{{f}}{}", "<a/>".repeat(size / 4)), open),
        ("references", note(&"&lt;".repeat(size / 4)), open),
        ("pieces", note(&"a<!---->".repeat(size / 8)), open),
        ("sections", note(&"<![CDATA[]]>".repeat(size / 12)), open),
        ("brackets", note(&"]".repeat(size)), open),
        ("line ends", note(&"\r".repeat(size)), open),
        ("long name", format!("{{f}}<{}/>", "a".repeat(size)), open),
        ("long value", format!("{{f}}<a b='{}'/>", "é&gt;".repeat(size / 6)), open),
        ("prefixes", format!("{{f}}<x{bindings}>{}", format!("<a{attributes}/>").repeat(size / 850)), open),
        ("ids", format!("{{b}}<m:Find><m:ItemIds>{}", ids.repeat(size / ids.len())), open),
        ("unclosed value", format!("{{f}}<a b='{}", ">".repeat(size)), open),
        ("unclosed comment", format!("{{f}}<!--{}", "- ".repeat(size / 2)), open),
        ("quotes", format!("{{f}}<a {}", "'\"".repeat(size / 2)), open),
    ]
}

fn cost(message: &str, limits: Limits) -> f64 {
    let options = Options { limits, ..Options::request() };
    let start = Instant::now();
    assert!(parse_with(message, &options).is_err());
    start.elapsed().as_secs_f64()
}

#[test]
fn cost_grows_no_faster_than_the_input() {
    for ((name, small, limits), (_, large, _)) in hostile(30_000).into_iter().zip(hostile(120_000)) {
        let (small, large) = (expand(&small), expand(&large));
        // What grows with the square costs 16 times as much; other work on the machine can disturb a try.
        let is_linear = |_| cost(&large, limits) < 8.0 * cost(&small, limits).max(2e-5);
        assert!((0..20).any(is_linear), "{name}: four times the input costs more than eight times as much");
    }
}
