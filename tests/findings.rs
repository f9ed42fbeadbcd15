//! Every refusal says which rule was broken, by what, and what would have been right.

mod refusals;
mod support;

use std::collections::BTreeSet;

use ews_sim::finding::{Culprit, Nearest, Rule};
use support::{ADA, succeed};

#[test]
fn what_succeeds_has_no_findings() {
    let mut simulator = refusals::World::Usual.simulator();
    assert_eq!(succeed(&mut simulator, refusals::ADD).findings(), []);
}

#[test]
fn every_refusal_is_explained_by_its_rule_and_what_is_near() {
    for refusal in refusals::all() {
        let reply = refusal.provoke();
        let findings = reply.findings();
        let [finding] = &findings[..] else { panic!("{refusal:#?}\n{findings:#?}") };
        assert_eq!(finding.rule(), refusal.rule, "{refusal:#?}\n{finding}");
        let near = match finding.nearest() {
            Some(Nearest::Object { display_name, .. }) => format!("{display_name:?}"),
            Some(near) => near.to_string(),
            None => String::new(),
        };
        assert_eq!(near, refusal.nearest, "{refusal:#?}\n{finding}");
        assert!(finding.to_string().starts_with(finding.rule().identifier()), "{finding}");
    }
}

#[test]
fn every_rule_is_broken_by_some_request() {
    let broken: BTreeSet<_> = refusals::all().map(|refusal| refusal.rule).collect();
    let unbroken: Vec<_> = Rule::ALL.iter().filter(|rule| !broken.contains(rule)).collect();
    assert!(unbroken.is_empty(), "{unbroken:?}");
}

#[test]
fn culprits_are_what_was_sent() {
    let culprit = |condition: &str| {
        let refusal = refusals::all().find(|refusal| refusal.condition == condition).expect("it is listed");
        refusal.provoke().findings()[0].culprit().clone()
    };
    let value = |of: &str, value: &str| Culprit::Value { of: of.to_owned(), value: value.to_owned() };
    for (condition, expected) in [
        ("the request is empty", Culprit::Message),
        ("a child is none that may come next", Culprit::Element("DisplyName".into())),
        ("a required child is missing", Culprit::Element("AddImGroup".into())),
        ("a required attribute is missing", Culprit::Attribute("Id".into())),
        ("an attribute is not declared", Culprit::Attribute("Changekey".into())),
        ("a word is none of its enumeration", value("PropertyType", "string")),
        ("no version is asked for", Culprit::Element("AddImGroup".into())),
        ("the id is not base64", value("Id", "not base64!")),
        ("MailboxCulture is a well-formed tag without a language", value("MailboxCulture", "xx-XX")),
        ("nobody has the SID", value("SID", "S-1-5-21-8")),
        ("the tag is 0x8000 or more", value("PropertyTag", "0x8001")),
    ] {
        assert_eq!(culprit(condition), expected, "{condition}");
    }
}

/// The id that is near can be used instead of the wrong one.
#[test]
fn an_object_that_is_near_can_be_named_by_its_id() {
    let refusal = refusals::all().find(|refusal| refusal.condition == "the id is cut short").expect("listed");
    let mut simulator = refusal.world.simulator();
    let request = refusal.bytes(&simulator);
    let reply = support::send_bytes(&mut simulator, ADA, &request);
    let findings = reply.findings();
    let Some(Nearest::Object { id, .. }) = findings[0].nearest() else { panic!("{}", findings[0]) };
    let body = format!("<m:RemoveImGroup><m:GroupId Id=\"{id}\"/></m:RemoveImGroup>");
    succeed(&mut simulator, &body);
}
