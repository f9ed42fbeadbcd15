//! What holds after any sequence of requests, good ones and bad (IM-181 to IM-184).
//!
//! Sequences are drawn from a few names, addresses and ids, so that requests meet each other's traces: ids of
//! objects that are gone, names that are taken, contacts that are members already, limits that are reached.

use std::collections::BTreeSet;
use std::time::Duration;

use ews_sim::mailbox::{FolderKey, Policies};
use ews_sim::{Reply, ResponseCode, Simulator};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;

use crate::support::furnished::{STAFF, furnished};
use crate::support::im_list::policies_of;
use crate::support::{ADA, BOB, envelope_for, send, send_bytes, succeed};

const LIST: &str = "<m:GetImItemList/>";

/// Names of groups and contacts as they stand in XML; some are the same but for case, one is empty.
const NAMES: [&str; 10] =
    ["Work", "WORK", "Friends", "favorites", "Other Contacts", "&#xC4;", "&#xE4;", " ", "a&amp;&lt;b", ""];
/// IM addresses; some are the same but for case and scheme.
const ADDRESSES: [&str; 6] =
    ["a@example.test", "sip:A@example.test", "b@example.test", "SIP:B@example.test", "&#x1F600;", ""];
/// Addresses of distribution groups.
const DISTRIBUTION_GROUPS: [&str; 4] = ["team@example.test", STAFF, "Staff@EXAMPLE.test", "no@example.test"];
const BOOLEANS: [&str; 5] = ["true", "false", "1", "0", "yes"];

/// One thing that happens; the numbers pick from what there is at that moment.
#[derive(Debug, Clone)]
enum Step {
    Request { operation: u8, picks: [u8; 4], from_bob: bool, too_old: bool },
    Advance(u16),
}

fn step() -> impl Strategy<Value = Step> {
    let request = (0..13_u8, any::<[u8; 4]>(), prop::bool::weighted(0.2), prop::bool::weighted(0.03));
    prop_oneof![
        20 => request.prop_map(|(operation, picks, from_bob, too_old)| {
            Step::Request { operation, picks, from_bob, too_old }
        }),
        1 => any::<u16>().prop_map(Step::Advance),
    ]
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    prop::collection::vec(step(), 1..40)
}

/// The default policies, or any others.
fn policies() -> impl Strategy<Value = Policies> {
    let any_policies = (any::<[bool; 4]>(), any::<[bool; 3]>(), 0..6_usize, 0..6_usize);
    let any_policies = any_policies.prop_map(|(switches, shapes, groups, contacts)| {
        let [rejects, preview, smtp_address] = shapes;
        policies_of(switches).with(|policies| {
            policies.reject_remove_contact_from_im_list = rejects;
            policies.preview_2012_shape = preview;
            policies.emit_smtp_address = smtp_address;
            // What the mailboxes are furnished with has to fit.
            policies.max_im_groups = groups + 2;
            policies.max_im_contacts = contacts + 1;
        })
    });
    prop_oneof![Just(Policies::default()), any_policies]
}

/// A simulator and the ids that its answers have shown, of objects that are there or no longer.
#[derive(Clone)]
struct Run {
    simulator: Simulator,
    contacts: Vec<String>,
    groups: Vec<String>,
    /// Ids that name no contact or group of Ada's.
    strange: Vec<String>,
}

impl Run {
    fn new(policies: Policies) -> Self {
        let simulator = furnished(Simulator::builder().policies(policies));
        let [ada, bob] = [ADA, BOB].map(|owner| simulator.mailbox(owner).expect("built with it"));
        let carol = ada.im_contacts().next().expect("furnished with her");
        let strange = vec![
            String::new(),
            "AAMkAGQ1".to_owned(),
            ada.folder_id_of(FolderKey::IM_CONTACT_LIST),
            ada.persona_id(carol.person()),
            bob.item_id_of(bob.im_group_named("Work").expect("furnished with it")),
            bob.item_id_of(bob.im_contacts().next().expect("furnished with her")),
        ];
        let groups = ada.im_groups().map(|group| ada.item_id_of(group)).collect();
        let contacts = vec![ada.item_id_of(carol)];
        Self { simulator, contacts, groups, strange }
    }

    fn take(&mut self, step: &Step) -> Option<Reply> {
        match step {
            Step::Advance(milliseconds) => {
                self.simulator.advance(Duration::from_millis((*milliseconds).into()));
                None
            }
            Step::Request { operation, picks, from_bob, too_old } => {
                let version = if *too_old { "Exchange2010" } else { "Exchange2013" };
                let request = envelope_for(version, &self.body(*operation, *picks));
                let caller = if *from_bob { BOB } else { ADA };
                let reply = send_bytes(&mut self.simulator, caller, request.as_bytes());
                self.remember(&reply);
                Some(reply)
            }
        }
    }

    fn remember(&mut self, reply: &Reply) {
        let names = [("SourceId", &mut self.contacts), ("ExchangeStoreId", &mut self.groups)];
        for (element, known) in names {
            for id in reply.ids(element) {
                if !known.contains(&id.id) {
                    known.push(id.id);
                }
            }
        }
    }

    fn contact(&self, pick: u8) -> String {
        self.attributes(&self.contacts, &self.groups, pick, "EQAAAA==")
    }

    fn group(&self, pick: u8) -> String {
        self.attributes(&self.groups, &self.contacts, pick, "EgAAAA==")
    }

    /// Mostly an id of the right kind; its change key is right, missing or unreadable.
    fn attributes(&self, right: &[String], wrong: &[String], pick: u8, key: &str) -> String {
        let pool = match pick {
            0..216 => right,
            216..232 => wrong,
            _ => &self.strange,
        };
        let id = &pool[usize::from(pick) % pool.len()];
        let key = match pick % 16 {
            0..8 => format!(" ChangeKey=\"{key}\""),
            15 => " ChangeKey=\"!\"".to_owned(),
            _ => String::new(),
        };
        format!("Id=\"{id}\"{key}")
    }

    /// A request of one operation, right or wrong in every way the schema knows or does not.
    fn body(&self, operation: u8, picks: [u8; 4]) -> String {
        let [a, b, c, d] = picks;
        let text = |element: &str, text: &str| format!("<m:{element}>{text}</m:{element}>");
        let maybe = |pick: u8, element: String| if pick % 4 == 0 { String::new() } else { element };
        let contact_id = format!("<m:ContactId {}/>", self.contact(a));
        let group_id = format!("<m:GroupId {}/>", self.group(b));
        let name = of(&NAMES, c);
        let (operation, content) = match operation {
            0 => {
                let address = text("SmtpAddress", of(&DISTRIBUTION_GROUPS, a));
                ("AddDistributionGroupToImList", address + &maybe(b, text("DisplayName", name)))
            }
            1 => ("AddImContactToGroup", contact_id + &maybe(c, group_id)),
            2 => ("AddImGroup", text("DisplayName", name)),
            3 => {
                let contact = text("ImAddress", of(&ADDRESSES, a)) + &maybe(c, text("DisplayName", name));
                ("AddNewImContactToGroup", contact + &maybe(d, group_id))
            }
            4 => {
                let number = text("ImTelephoneNumber", of(&ADDRESSES, c));
                let sip_uri = text("ImContactSipUriAddress", of(&ADDRESSES, c));
                let contact = text("TelUriAddress", of(&ADDRESSES, a)) + &sip_uri + &number;
                ("AddNewTelUriContactToGroup", contact + &maybe(d, group_id))
            }
            5 => ("GetImItemList", maybe(a, properties(b))),
            6 => {
                let contacts = format!("<m:ContactIds><t:ItemId {}/></m:ContactIds>", self.contact(a));
                let groups = format!("<m:GroupIds><t:ItemId {}/></m:GroupIds>", self.group(b));
                ("GetImItems", maybe(c, contacts) + &maybe(d, groups) + &maybe(a, properties(d)))
            }
            7 => ("RemoveContactFromImList", contact_id),
            8 => ("RemoveDistributionGroupFromImList", group_id),
            9 => ("RemoveImContactFromGroup", contact_id + &group_id),
            10 => ("RemoveImGroup", group_id),
            11 => ("SetImGroup", group_id + &text("NewDisplayName", name)),
            _ => ("SetImListMigrationCompleted", text("ImListMigrationCompleted", of(&BOOLEANS, a))),
        };
        format!("<m:{operation}>{content}</m:{operation}>")
    }
}

fn of(texts: &[&'static str], pick: u8) -> &'static str {
    texts[usize::from(pick) % texts.len()]
}

fn properties(pick: u8) -> String {
    let property = match pick % 3 {
        0 => "PropertyTag=\"0x3001\" PropertyType=\"String\"",
        1 => "PropertyTag=\"0x3a08\" PropertyType=\"String\"",
        _ => "PropertyTag=\"0x3001\" PropertyName=\"x\" PropertyType=\"String\"",
    };
    format!("<m:ExtendedProperties><t:ExtendedProperty {property}/></m:ExtendedProperties>")
}

/// What a client can see of the invariants in one list.
fn assert_consistent(list: &Reply) {
    let document = list.document().expect("checked when it was sent");
    let ids = |nodes: Vec<ews_sim::wire::Node<'_, '_>>| -> Vec<String> {
        nodes.iter().filter_map(|node| node.attribute("Id")).map(str::to_owned).collect()
    };
    let sources: BTreeSet<_> = list.ids("SourceId").into_iter().map(|id| id.id).collect();
    let mut seen = BTreeSet::new();
    let mut members_of_any = BTreeSet::new();
    for group in document.body().descendants().filter(|node| node.element().name == "ImGroup") {
        let name = group.child("DisplayName").map(|node| node.text().to_lowercase());
        assert!(seen.insert(name), "two groups of one name\n{list}");
        let Some(members) = group.child("MemberCorrelationKey") else { continue };
        let members = ids(members.children().collect());
        let once: BTreeSet<_> = members.iter().cloned().collect();
        assert_eq!(once.len(), members.len(), "a member twice\n{list}");
        members_of_any.extend(once);
    }
    assert!(members_of_any.is_subset(&sources), "a member without a persona\n{list}");
    let all = list.ids("SourceId");
    assert_eq!(all.len(), sources.len(), "a contact in two personas\n{list}");
    assert_eq!(list.ids("PersonaId").is_empty(), members_of_any.is_empty(), "{list}");
}

/// The sequences are worth their time only while they reach both ends of every rule.
#[test]
fn the_sequences_meet_every_operation_and_every_refusal() {
    let mut runner = TestRunner::deterministic();
    let (mut succeeded, mut refused) = (BTreeSet::new(), BTreeSet::new());
    for _ in 0..80 {
        let drawn = (policies(), steps()).new_tree(&mut runner).expect("nothing is filtered").current();
        let mut run = Run::new(drawn.0);
        for reply in drawn.1.iter().filter_map(|step| run.take(step)) {
            let document = reply.document().expect("checked when it was sent");
            if reply.is_success() {
                succeeded.insert(document.body().element().name);
            }
            refused.extend(reply.codes().into_iter().map(ResponseCode::name));
        }
    }
    assert_eq!(succeeded.len(), 13, "{succeeded:?}");
    let codes = [
        "ErrorCannotUseFolderIdForItemId",
        "ErrorImContactLimitReached",
        "ErrorImGroupDisplayNameAlreadyExists",
        "ErrorImGroupLimitReached",
        "ErrorIncorrectSchemaVersion",
        "ErrorInvalidChangeKey",
        "ErrorInvalidExtendedProperty",
        "ErrorInvalidIdEmpty",
        "ErrorInvalidIdMalformed",
        "ErrorInvalidImContactId",
        "ErrorInvalidImDistributionGroupSmtpAddress",
        "ErrorInvalidImGroupId",
        "ErrorItemNotFound",
        "ErrorSchemaValidation",
        "NoError",
    ];
    assert_eq!(refused.into_iter().collect::<Vec<_>>(), codes);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    /// Sending checks the invariants I1 to I9 in every mailbox, and that an error has changed nothing.
    #[test]
    fn im_181_every_invariant_holds_after_every_request(policies in policies(), steps in steps()) {
        let mut run = Run::new(policies);
        for step in &steps {
            run.take(step);
        }
        assert_consistent(&succeed(&mut run.simulator, LIST));
    }

    #[test]
    fn im_182_a_group_added_and_removed_leaves_the_list_as_it_was(policies in policies(), steps in steps()) {
        let mut run = Run::new(policies);
        for step in &steps {
            run.take(step);
        }
        let before = succeed(&mut run.simulator, LIST);
        let add = "<m:AddImGroup><m:DisplayName>only here</m:DisplayName></m:AddImGroup>";
        let reply = send(&mut run.simulator, add);
        if reply.is_success() {
            let id = &reply.ids("ExchangeStoreId")[0].id;
            let during = succeed(&mut run.simulator, LIST);
            prop_assert!(during.texts("DisplayName").iter().any(|name| name == "only here"));
            let remove = format!("<m:RemoveImGroup><m:GroupId Id=\"{id}\"/></m:RemoveImGroup>");
            succeed(&mut run.simulator, &remove);
        }
        prop_assert_eq!(succeed(&mut run.simulator, LIST), before);
    }

    #[test]
    fn im_183_a_contact_added_and_removed_leaves_the_list_as_it_was(
        mut policies in policies(),
        steps in steps(),
        group in any::<u8>(),
    ) {
        policies.reject_remove_contact_from_im_list = false;
        let mut run = Run::new(policies);
        for step in &steps {
            run.take(step);
        }
        let before = succeed(&mut run.simulator, LIST);
        let group = run.group(group);
        let add = format!(
            "<m:AddNewImContactToGroup><m:ImAddress>new@example.test</m:ImAddress><m:GroupId {group}/>\
             </m:AddNewImContactToGroup>"
        );
        let reply = send(&mut run.simulator, &add);
        if reply.is_success() {
            let id = &reply.ids("SourceId")[0].id;
            prop_assert!(succeed(&mut run.simulator, LIST).ids("SourceId").iter().any(|it| it.id == *id));
            let remove =
                format!("<m:RemoveContactFromImList><m:ContactId Id=\"{id}\"/></m:RemoveContactFromImList>");
            succeed(&mut run.simulator, &remove);
        }
        prop_assert_eq!(succeed(&mut run.simulator, LIST), before);
    }

    /// A fork taken on the way goes its own way and, given the same requests, the same way.
    #[test]
    fn im_184_the_same_requests_get_the_same_bytes(
        policies in policies(),
        steps in steps(),
        others in steps(),
        fork_at in any::<prop::sample::Index>(),
    ) {
        let (mut left, mut right) = (Run::new(policies), Run::new(policies));
        let fork_at = fork_at.index(steps.len());
        let mut forked = None;
        for (at, step) in steps.iter().enumerate() {
            if at == fork_at {
                let mut strayed = left.clone();
                forked = Some(left.clone());
                others.iter().for_each(|step| { strayed.take(step); });
            }
            prop_assert_eq!(left.take(step), right.take(step));
        }
        prop_assert!(left.simulator == right.simulator);
        let mut forked = forked.expect("the fork was taken at one of the steps");
        steps[fork_at..].iter().for_each(|step| { forked.take(step); });
        prop_assert!(forked.simulator == left.simulator);
    }
}
