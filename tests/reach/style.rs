//! Answers that mean the same and look otherwise.

use ews_sim::double::style::{AnswerStyle, Oddity};
use ews_sim::double::{Calls, Damage, Trouble};
use ews_sim::generate::write;
use ews_sim::wire::Node;
use ews_sim::{Reply, Simulator};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::refusals;
use crate::support::generated::generated;
use crate::support::{ADA, envelope, send_bytes, simulator};

/// What an answer says, in a form that is the same for all styles.
fn meaning(reply: &Reply) -> String {
    let document = reply.document().unwrap_or_else(|why| panic!("invalid answer: {why}\n{reply}"));
    let mut meaning = String::new();
    for header in document.headers() {
        meaning.push_str(&meaning_of(header));
    }
    meaning + &meaning_of(document.body())
}

fn meaning_of(node: Node<'_, '_>) -> String {
    let element = node.element();
    let mut attributes: Vec<_> =
        node.attributes().map(|(name, value)| format!(" {name}={value:?}")).collect();
    attributes.sort_unstable();
    let children = node.children().filter(|child| child.element().name != "DescriptiveLinkKey");
    let mut children: Vec<_> = children.map(meaning_of).collect();
    let is_list = ["EmailAddresses", "PhoneNumbers", "PhysicalAddresses", "ImAddresses", "Personas"];
    if is_list.contains(&element.name) || element.name.starts_with("MemberCorrelation") {
        children.sort_unstable();
    }
    let is_extended = |child: &String| child.contains(":ExtendedProperty") && child.starts_with("(Types:Ext");
    let mut extended: Vec<_> = children.iter().filter(|child| is_extended(child)).cloned().collect();
    extended.sort_unstable();
    children.retain(|child| !is_extended(child));
    format!(
        "({:?}:{}{} {:?} {}{})",
        element.namespace,
        element.name,
        attributes.concat(),
        node.text(),
        children.concat(),
        extended.concat()
    )
}

fn with_style(style: AnswerStyle) -> Simulator {
    Simulator::builder().mailbox(ADA).mailbox(crate::support::BOB).answer_style(style).build()
}

/// Contacts with several entries of each kind, and a message with extended properties.
fn requests() -> Vec<String> {
    let entry = |key: &str, value: &str| format!("<t:Entry Key=\"{key}\">{value}</t:Entry>");
    let addresses: String = ["a", "b", "c"]
        .iter()
        .enumerate()
        .map(|(number, it)| entry(&format!("EmailAddress{}", number + 1), &format!("{it}@x.test")))
        .collect();
    let extended: String = (1..4)
        .map(|number| {
            format!(
                "<t:ExtendedProperty><t:ExtendedFieldURI \
                 PropertySetId=\"00062004-0000-0000-c000-00000000004{number}\" PropertyName=\"P{number}\" \
                 PropertyType=\"String\"/><t:Value>v{number} &lt; ]]&gt; \u{e9}</t:Value>\
                 </t:ExtendedProperty>"
            )
        })
        .collect();
    let create = format!(
        "<m:CreateItem MessageDisposition=\"SaveOnly\"><m:Items><t:Contact>{extended}\
         <t:DisplayName>Tom &amp; \"Jerry\"</t:DisplayName><t:EmailAddresses>{addresses}</t:EmailAddresses>\
         </t:Contact></m:Items></m:CreateItem>"
    );
    let find = "<m:FindItem Traversal=\"Shallow\">\
                <m:ItemShape><t:BaseShape>AllProperties</t:BaseShape></m:ItemShape>\
                <m:ParentFolderIds><t:DistinguishedFolderId Id=\"contacts\"/></m:ParentFolderIds>\
                </m:FindItem>";
    let im = "<m:AddNewImContactToGroup><m:ImAddress>a@x.test</m:ImAddress></m:AddNewImContactToGroup>";
    let more = "<m:AddNewImContactToGroup><m:ImAddress>b@x.test</m:ImAddress></m:AddNewImContactToGroup>";
    let list = "<m:GetImItemList/>";
    let refused = "<m:AddImGroup/>";
    [create.as_str(), find, im, more, list, refused].map(envelope).to_vec()
}

#[test]
fn note_58_an_answer_in_any_style_is_valid_and_means_the_same() {
    for seed in 0..24 {
        let (mut plain, mut odd) = (simulator(), with_style(AnswerStyle::seeded(seed)));
        for request in requests() {
            let expected = send_bytes(&mut plain, ADA, request.as_bytes());
            assert_eq!(expected.is_success(), !request.contains("AddImGroup"), "{expected}");
            let reply = send_bytes(&mut odd, ADA, request.as_bytes());
            assert_eq!(meaning(&reply), meaning(&expected), "{seed}\n{}\n{reply}", reply.text());
            assert_eq!(reply.status(), expected.status());
        }
        assert!(plain.mailboxes().eq(odd.mailboxes()));
    }
}

#[test]
fn every_oddity_is_met_and_alone_means_the_same() {
    let mut looks = Vec::new();
    for &oddity in Oddity::ALL {
        let style = AnswerStyle::only(oddity, 3);
        assert!(style.has(oddity) && !style.without(oddity).has(oddity));
        let (mut plain, mut odd) = (simulator(), with_style(style));
        let (mut text, mut expected_text) = (String::new(), String::new());
        for request in requests() {
            let expected = send_bytes(&mut plain, ADA, request.as_bytes());
            let reply = send_bytes(&mut odd, ADA, request.as_bytes());
            assert_eq!(meaning(&reply), meaning(&expected), "{oddity}\n{}", reply.text());
            text.push_str(std::str::from_utf8(reply.body()).expect("UTF-8"));
            expected_text.push_str(expected.text());
        }
        assert_ne!(text, expected_text, "{oddity}");
        looks.push((oddity, text));
    }
    let look = |oddity| &looks.iter().find(|(other, _)| *other == oddity).expect("all are there").1;
    assert!(look(Oddity::ByteOrderMark).starts_with("\u{FEFF}<?xml"));
    assert!(look(Oddity::CharacterData).contains("<![CDATA["));
    assert!(look(Oddity::Comments).contains("<!--"));
    assert!(look(Oddity::References).contains("&#x"));
    assert!(!look(Oddity::OptionalElements).contains("DescriptiveLinkKey"));
    assert!(look(Oddity::WhiteSpace).contains("\r\n  <"));
    assert!(look(Oddity::AttributeOrder).contains("='"));
    assert!(
        look(Oddity::Prefixes).contains(":AddImGroupResponse") || look(Oddity::Prefixes).contains("soapenv")
    );
}

#[test]
fn a_seed_gives_the_same_bytes_and_another_seed_others() {
    let answers = |seed| {
        let mut simulator = with_style(AnswerStyle::seeded(seed));
        let answers = requests().into_iter().map(move |it| simulator.handle(ADA, it.as_bytes()).into_body());
        answers.collect::<Vec<_>>()
    };
    assert_eq!(answers(7), answers(7));
    assert_ne!(answers(7), answers(8));
}

/// A fault plan damages what has been written in a style, and what is no answer has none.
#[test]
fn what_a_fault_plan_does_to_an_answer_stays() {
    let style = AnswerStyle::seeded(3);
    for trouble in [Trouble::html(200), Trouble::damage(Damage::TruncatedAt(40))] {
        let [plain, odd] = [simulator(), with_style(style)].map(|mut simulator| {
            simulator.fail(Calls::any(), trouble.clone());
            simulator.handle(ADA, requests()[4].as_bytes())
        });
        assert_eq!((plain.status(), plain.body().len()), (odd.status(), odd.body().len()));
        assert_eq!(plain.body() == odd.body(), plain.text().contains("<html"), "{odd}");
    }
}

/// Faults, too, on all servers.
#[test]
fn refusals_in_any_style_mean_the_same() {
    for (seed, refusal) in refusals::all().enumerate() {
        let mut odd = refusal.world.styled(AnswerStyle::seeded(seed as u64));
        let request = refusal.bytes(&odd);
        let (reply, expected) = (send_bytes(&mut odd, refusal.caller, &request), refusal.provoke());
        assert_eq!(meaning(&reply), meaning(&expected), "{}\n{refusal:#?}", reply.text());
        assert_eq!((reply.code(), reply.findings()), (expected.code(), expected.findings()));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn answers_to_anything_mean_the_same_in_any_style(
        bytes in vec(any::<u8>(), 0..400),
        seed in any::<u64>(),
    ) {
        let (tree, mut choices) = generated(&bytes);
        let request = write(&tree, &mut choices).to_bytes();
        let expected = simulator().handle(ADA, &request);
        let reply = with_style(AnswerStyle::seeded(seed)).handle(ADA, &request);
        prop_assert_eq!(meaning(&reply), meaning(&expected), "{}", reply.text());
    }
}
