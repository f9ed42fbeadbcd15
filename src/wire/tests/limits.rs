//! Bounds on cost. That cost grows no faster than the input is counted in `tests/cost`.

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
