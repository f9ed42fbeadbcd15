//! Every refusal says which rule was broken, by what, and what would have been right.

mod refusals;
mod support;

use std::collections::BTreeSet;

use ews_sim::finding::{Culprit, Nearest, Rule};
use ews_sim::wire::Limit;
use support::{ADA, succeed};

/// Rules that none of the refusals listed breaks: those that take something no world of the table has, two
/// that take a second unit, and those whose refusals the tests of their operations provoke.
const BROKEN_BY_NO_REQUEST: &[Rule] = &[
    Rule::FolderSearches,
    Rule::FolderPathHolds,
    Rule::FolderHoldsItems,
    Rule::ItemOfUser,
    Rule::ItemOfOwner,
    Rule::ItemMayLeave,
    Rule::ItemIsMessage,
    Rule::ItemArchived,
    Rule::ItemAnswered,
    Rule::ReceiptPending,
    Rule::CopyWanted,
    Rule::ChangeKeyCurrent,
    Rule::ArchiveThere,
    Rule::FolderArchived,
    Rule::ItemOutsideRecoverable,
    Rule::ImAddressFree,
    Rule::ImGroupNamed,
    Rule::ImGroupStays,
    Rule::ImListThere,
    Rule::BatchNotStopped,
    Rule::PermissionLevelNamed,
    Rule::ItemThere,
    Rule::ItemRecurs,
    Rule::ItemNotDeleted,
];

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
    let unbroken: BTreeSet<_> = Rule::ALL.iter().filter(|rule| !broken.contains(rule)).collect();
    assert_eq!(unbroken, BROKEN_BY_NO_REQUEST.iter().collect());
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
        ("there is a document type", Culprit::Markup("<!".into())),
        ("`&` is not escaped", Culprit::Markup("<".into())),
        ("a prefix is declared nowhere", Culprit::Markup("x".into())),
        ("tags do not match", Culprit::Element("SetImGroup".into())),
        ("text stands in an element that holds nothing", Culprit::Element("GroupId".into())),
        ("the request has more elements than allowed", Culprit::Limit(Limit::Elements)),
        ("the request has more bytes than allowed", Culprit::Limit(Limit::Bytes)),
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

#[test]
fn culprits_of_bad_form_are_what_was_sent() {
    let markup = |piece: &str| Culprit::Markup(piece.to_owned());
    let attribute = |name: &str| Culprit::Attribute(name.to_owned());
    let value = |of: &str, value: &str| Culprit::Value { of: of.to_owned(), value: value.to_owned() };
    for (message, expected) in [
        ("text", Culprit::Message),
        ("<a b='", Culprit::Message),
        ("<a></a>", Culprit::Element("a".into())),
        ("{b}&nbsp;", markup("&nbsp;")),
        ("{b}& ", markup("&")),
        ("{b}&#1;", markup("U+0001")),
        ("{b}]]>", markup("]]>")),
        ("{b}<1/>", markup("1")),
        ("{b}<a b c=''/>", markup("c")),
        ("{b}<a b='' b=''/>", attribute("b")),
        ("{b}<a xmlns:c=''/>", attribute("xmlns:c")),
        ("{b}<a xmlns='http://www.w3.org/2000/xmlns/'/>", attribute("xmlns")),
        ("{b}<?a?>", markup("<?")),
        ("<?xml version='1.0' encoding='utf-32'?>", value("encoding", "utf-32")),
        ("{b}", Culprit::Element("Body".into())),
    ] {
        let body = "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body>";
        let message = message.replace("{b}", body);
        let reply = support::send_bytes(&mut support::simulator(), ADA, message.as_bytes());
        assert_eq!(reply.findings()[0].culprit(), &expected, "{message}");
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
