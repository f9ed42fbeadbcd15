//! Who is in which group after any sequence of joins and leaves, against a model of a page: names in sets,
//! and the rules of membership word for word (IM-073, IM-154 to IM-157, IM-165, IM-166, IM-192 to IM-202),
//! whatever the policies.

use std::collections::{BTreeMap, BTreeSet};

use ews_sim::mailbox::{LastGroup, Policies, RemovedGroupMembers};
use ews_sim::{Reply, ResponseCode, Simulator};
use proptest::prelude::*;

use crate::shortest::{Run, Sent, prove, show, test};
use crate::support::im_list::policies_of;
use crate::support::{ADA, send, simulator, succeed};

const LIST: &str = "<m:GetImItemList/>";
const OTHER: &str = "Other Contacts";
const TAGGED: &str = "Tagged";
const GROUPS: [&str; 5] = [OTHER, TAGGED, "Favorites", "Work", "Play"];
const CONTACTS: [&str; 3] = ["a@example.test", "b@example.test", "c@example.test"];

#[derive(Debug, Clone, Copy)]
enum Step {
    Create(&'static str),
    Remove(&'static str),
    /// The last says that no group is named.
    Join(&'static str, &'static str, bool),
    Leave(&'static str, &'static str),
    Delete(&'static str),
}

fn step() -> impl Strategy<Value = Step> {
    let group = || prop::sample::select(&GROUPS[..]);
    let user_group = || prop::sample::select(&GROUPS[3..]);
    let contact = || prop::sample::select(&CONTACTS[..]);
    prop_oneof![
        2 => user_group().prop_map(Step::Create),
        1 => user_group().prop_map(Step::Remove),
        6 => (contact(), group(), prop::bool::weighted(0.15))
            .prop_map(|(contact, group, nowhere)| Step::Join(contact, group, nowhere)),
        5 => (contact(), group()).prop_map(|(contact, group)| Step::Leave(contact, group)),
        1 => contact().prop_map(Step::Delete),
    ]
}

/// A simulator with a choice for each policy.
fn choosing(choices: [bool; 4]) -> Simulator {
    Simulator::builder().policies(policies_of(choices)).mailbox(ADA).build()
}

type Groups = BTreeSet<String>;

/// The groups there are, and those each contact of the list is in.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Model {
    policies: Policies,
    groups: Groups,
    contacts: BTreeMap<String, Groups>,
}

impl Model {
    fn new(policies: Policies) -> Self {
        let groups = GROUPS[..3].iter().map(|&name| name.to_owned()).collect();
        Self { policies, groups, contacts: BTreeMap::new() }
    }

    /// The code that answers a step; the names in it are of groups and contacts that can be named.
    fn take(&mut self, step: Step) -> ResponseCode {
        match step {
            Step::Create(name) if self.groups.contains(name) => {
                return ResponseCode::ErrorImGroupDisplayNameAlreadyExists;
            }
            Step::Create(name) => {
                self.groups.insert(name.to_owned());
            }
            Step::Remove(name) => self.remove_group(name),
            Step::Join(contact, group, nowhere) => {
                let groups = self.contacts.entry(contact.to_owned()).or_default();
                if !nowhere {
                    groups.insert(group.to_owned());
                }
                self.settle(contact);
            }
            Step::Leave(contact, group) if !self.contacts[contact].contains(group) => {
                return ResponseCode::ErrorInvalidImContactId;
            }
            Step::Leave(contact, group) => self.leave(contact, group),
            Step::Delete(contact) => {
                self.contacts.remove(contact);
            }
        }
        ResponseCode::NoError
    }

    fn remove_group(&mut self, name: &str) {
        self.groups.remove(name);
        let mut members = self.contacts.clone();
        members.retain(|_, groups| groups.contains(name));
        for contact in members.into_keys() {
            if self.policies.removed_group_members == RemovedGroupMembers::Remove {
                self.leave(&contact, name);
            } else if let Some(groups) = self.contacts.get_mut(&contact) {
                groups.remove(name);
                self.settle(&contact);
            }
        }
    }

    /// Out of one group; and off the list, when no group is left that counts. Tagged counts only when it is
    /// the group that is left, or when the policies say so.
    fn leave(&mut self, contact: &str, group: &str) {
        let mut rest = self.contacts[contact].clone();
        rest.remove(group);
        let tagged_counts = group == TAGGED || self.policies.tagged_keeps_contact;
        // Leaving Other Contacts is leaving the list.
        let stays = group != OTHER && rest.iter().any(|name| tagged_counts || name != TAGGED);
        if stays {
            self.contacts.insert(contact.to_owned(), rest);
            self.settle(contact);
        } else if self.policies.last_group == LastGroup::Delete {
            self.contacts.remove(contact);
        } else if group != OTHER {
            // Who is to be moved from Other Contacts to Other Contacts stays as it is.
            self.contacts.insert(contact.to_owned(), Groups::from([OTHER.to_owned()]));
        }
    }

    /// Other Contacts has whoever is in no other group.
    fn settle(&mut self, contact: &str) {
        let tagged_counts = self.policies.tagged_counts_for_other_contacts;
        let Some(groups) = self.contacts.get_mut(contact) else { return };
        if groups.iter().any(|name| name != OTHER && (tagged_counts || name != TAGGED)) {
            groups.remove(OTHER);
        } else {
            groups.insert(OTHER.to_owned());
        }
    }

    /// Whether the step names only what there is: ids of nothing are tested elsewhere.
    fn can_take(&self, step: Step) -> bool {
        match step {
            Step::Create(_) => true,
            Step::Remove(group) => self.groups.contains(group),
            Step::Join(_, group, _) => self.groups.contains(group),
            Step::Leave(contact, group) => self.groups.contains(group) && self.contacts.contains_key(contact),
            Step::Delete(contact) => self.contacts.contains_key(contact),
        }
    }
}

/// What the list shows: the ids of groups by name, those of contacts by address, and who is in which group.
struct Shown {
    groups: BTreeMap<String, String>,
    contacts: BTreeMap<String, String>,
    memberships: BTreeMap<String, Groups>,
}

fn shown(list: &Reply) -> Shown {
    let document = list.document().expect("checked when it was sent");
    let all = |name: &'static str| document.body().descendants().filter(move |it| it.element().name == name);
    let (mut groups, mut contacts, mut memberships) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    let mut addresses = BTreeMap::new();
    for persona in all("Persona") {
        let address = persona.child("ImAddress").expect("all have one").text().to_owned();
        let source = persona.descendants().find(|it| it.element().name == "SourceId").expect("all have one");
        let id = source.attribute("Id").expect("it is required").to_owned();
        addresses.insert(id.clone(), address.clone());
        memberships.insert(address.clone(), Groups::new());
        contacts.insert(address, id);
    }
    for group in all("ImGroup") {
        let name = group.child("DisplayName").expect("it is required").text().to_owned();
        let id = group.child("ExchangeStoreId").and_then(|it| it.attribute("Id")).expect("all have one");
        for member in group.child("MemberCorrelationKey").into_iter().flat_map(|members| members.children()) {
            let address = &addresses[member.attribute("Id").expect("it is required")];
            let groups = memberships.get_mut(address).expect("every member has a persona");
            groups.insert(name.clone());
        }
        groups.insert(name, id.to_owned());
    }
    Shown { groups, contacts, memberships }
}

/// The request for a step that names only what is shown.
fn body(step: Step, shown: &Shown) -> String {
    let group_id = |group: &str| format!("<m:GroupId Id=\"{}\"/>", shown.groups[group]);
    let contact_id = |contact: &str| format!("<m:ContactId Id=\"{}\"/>", shown.contacts[contact]);
    let (operation, content) = match step {
        Step::Create(name) => ("AddImGroup", format!("<m:DisplayName>{name}</m:DisplayName>")),
        Step::Remove(name) => ("RemoveImGroup", group_id(name)),
        Step::Join(contact, group, nowhere) => {
            let group_id = if nowhere { String::new() } else { group_id(group) };
            if shown.contacts.contains_key(contact) {
                ("AddImContactToGroup", contact_id(contact) + &group_id)
            } else {
                ("AddNewImContactToGroup", format!("<m:ImAddress>{contact}</m:ImAddress>{group_id}"))
            }
        }
        Step::Leave(contact, group) => ("RemoveImContactFromGroup", contact_id(contact) + &group_id(group)),
        Step::Delete(contact) => ("RemoveContactFromImList", contact_id(contact)),
    };
    format!("<m:{operation}>{content}</m:{operation}>")
}

/// What the model says of a step.
type Oracle = fn(&mut Model, Step) -> ResponseCode;

#[track_caller]
fn compare(mut simulator: Simulator, mut model: Model, oracle: Oracle, steps: &[Step], sent: &Sent) {
    let mut now = shown(&succeed(&mut simulator, LIST));
    for &step in steps {
        if !model.can_take(step) {
            continue;
        }
        let before = model.clone();
        let request = body(step, &now);
        sent.borrow_mut().push(request.clone());
        let reply = send(&mut simulator, &request);
        assert_eq!(reply.code(), Some(oracle(&mut model, step)), "{step:?} on {before:?}\n{reply}");
        now = shown(&succeed(&mut simulator, LIST));
        assert!(now.groups.keys().eq(&model.groups), "{step:?} on {before:?}\n{:?}", now.groups);
        assert_eq!(now.memberships, model.contacts, "{step:?} on {before:?}");
    }
}

/// Any steps with any policies; what fails is shown by its requests.
fn proven(seed: u64, oracle: Oracle) -> Result<(), String> {
    let runs = (any::<[bool; 4]>(), prop::collection::vec(step(), 1..30));
    let play = |(choices, steps): &Run<[bool; 4], Step>, sent: Sent| {
        compare(choosing(*choices), Model::new(policies_of(*choices)), oracle, steps, &sent);
    };
    prove((seed, 64), runs, play, |(choices, _), sent| {
        let sends = sent.iter().map(|request| format!("send(&mut simulator, r#\"{request}\"#);"));
        test(std::iter::once(format!("let mut simulator = choosing({choices:?});")).chain(sends))
    })
}

#[test]
fn im_073_154_156_157_165_166_192_to_202_memberships_are_those_of_the_model() {
    show(proven(73, Model::take));
}

#[test]
fn what_the_model_does_not_foresee_is_shown_as_a_test() {
    // It has not heard that names are taken.
    let failed = proven(73, |model, step| match step {
        Step::Create(name) => {
            model.groups.insert(name.to_owned());
            ResponseCode::NoError
        }
        other => model.take(other),
    });
    let shown = failed.expect_err("some run makes a group twice");
    let (why, test) = shown.split_once("the shortest run that fails:\n\n").expect("there is one");
    assert!(why.ends_with("\nwith seed 73; "), "{why}");
    assert!(include_str!("model.rs").contains(test), "it is not what stands below\n{test}");
}

// As it was shown.
#[test]
fn what_was_found() {
    let mut simulator = choosing([false, false, false, false]);
    send(&mut simulator, r#"<m:AddImGroup><m:DisplayName>Play</m:DisplayName></m:AddImGroup>"#);
    send(&mut simulator, r#"<m:AddImGroup><m:DisplayName>Play</m:DisplayName></m:AddImGroup>"#);
}

#[test]
#[should_panic(expected = "Leave")]
fn the_comparison_notices_a_policy_that_is_another() {
    let mut other = Policies::default();
    other.tagged_keeps_contact = true;
    let tagged = [Step::Join(CONTACTS[0], "Favorites", false), Step::Join(CONTACTS[0], TAGGED, false)];
    let steps = tagged.into_iter().chain([Step::Leave(CONTACTS[0], "Favorites")]);
    let steps = steps.collect::<Vec<_>>();
    compare(simulator(), Model::new(other), Model::take, &steps, &Sent::default());
}
