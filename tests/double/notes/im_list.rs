//! The IM list.

use std::collections::{BTreeMap, BTreeSet};

use ews_sim::mailbox::NewImContact;
use ews_sim::operation::im_list::GetImItemList;
use ews_sim::schema::ItemId;
use ews_sim::{Operation as _, Policies, ResponseCode, Simulator};

use crate::scene::add_group;
use crate::support::{ADA, BOB, refuse, simulator, succeed};

const LIST: &str = "<m:GetImItemList/>";

fn element(name: &str, id: &ItemId) -> String {
    let change_key = id.change_key.as_deref().map(|key| format!(" ChangeKey=\"{key}\"")).unwrap_or_default();
    format!("<m:{name} Id=\"{}\"{change_key}/>", id.id)
}

fn new_group(simulator: &mut Simulator, name: &str) -> ItemId {
    let body = format!("<m:AddImGroup><m:DisplayName>{name}</m:DisplayName></m:AddImGroup>");
    succeed(simulator, &body).ids("ExchangeStoreId").remove(0)
}

/// Adds somebody to a group; the id of the contact, as the attribution says it.
fn new_contact(simulator: &mut Simulator, im_address: &str, group: &ItemId) -> ItemId {
    let group = element("GroupId", group);
    let body = format!(
        "<m:AddNewImContactToGroup><m:ImAddress>{im_address}</m:ImAddress>{group}</m:AddNewImContactToGroup>"
    );
    succeed(simulator, &body).ids("SourceId").remove(0)
}

fn pair(operation: &str, contact: &ItemId, group: &ItemId) -> String {
    format!("<m:{operation}>{}{}</m:{operation}>", element("ContactId", contact), element("GroupId", group))
}

#[test]
fn note_63_the_keys_hide_in_the_attributions() {
    let mut simulator = simulator();
    let work = new_group(&mut simulator, "Work");
    let bob = new_contact(&mut simulator, BOB, &work);
    // A quick contact that is not hidden comes last, and the names are in another language.
    simulator.replace_operation(|request: GetImItemList, context| {
        let mut answer = request.execute(context)?;
        let personas = answer.im_item_list.iter_mut().flat_map(|list| &mut list.personas);
        for persona in personas.flat_map(|personas| &mut personas.personas) {
            let Some(all) = &mut persona.attributions else { continue };
            let Some(right) = all.attributions.last().cloned() else { continue };
            let other = ItemId { id: right.source_id.id.chars().rev().collect(), change_key: None };
            for (is_quick, is_hidden) in [(true, true), (false, false)] {
                let mut wrong = right.clone();
                wrong.source_id = other.clone();
                (wrong.is_quick_contact, wrong.is_hidden) = (Some(is_quick), Some(is_hidden));
                wrong.display_name = "Kontakte".to_owned();
                all.attributions.insert(0, wrong);
            }
        }
        Ok(answer)
    });
    let reply = succeed(&mut simulator, LIST);
    let keys: Vec<_> = reply.ids("SourceId").into_iter().map(|id| id.id).collect();
    let quick = reply.texts("IsQuickContact");
    let hidden = reply.texts("IsHidden");
    assert_eq!((keys.len(), quick.len(), hidden.len()), (3, 3, 3), "{reply}");
    let right = (0..3).find(|&at| quick[at] == "true" && hidden[at] == "false");
    assert_eq!(right.map(|at| &keys[at]), Some(&bob.id));
    assert!(keys[0] != bob.id);
}

#[test]
fn note_64_an_im_address_with_and_without_a_scheme() {
    let mut simulator = simulator();
    let work = new_group(&mut simulator, "Work");
    for address in ["sip:carol@example.test", "dave@example.test"] {
        new_contact(&mut simulator, address, &work);
    }
    let told: BTreeSet<_> = succeed(&mut simulator, LIST).texts("ImAddress").into_iter().collect();
    let expected = ["sip:carol@example.test", "dave@example.test"].map(str::to_owned);
    assert_eq!(told, expected.into_iter().collect());
}

fn is_listed(simulator: &mut Simulator, contact: &ItemId) -> bool {
    let reply = succeed(simulator, LIST);
    reply.ids("SourceId").iter().any(|id| id.id == contact.id)
}

#[test]
fn note_65_leaving_the_last_group_is_leaving_the_list() {
    let mut simulator = simulator();
    let (work, play) = (new_group(&mut simulator, "Work"), new_group(&mut simulator, "Play"));
    let bob = new_contact(&mut simulator, BOB, &work);
    succeed(&mut simulator, &pair("AddImContactToGroup", &bob, &play));
    for (group, is_left) in [(&work, true), (&play, false)] {
        succeed(&mut simulator, &pair("RemoveImContactFromGroup", &bob, group));
        assert_eq!(is_listed(&mut simulator, &bob), is_left);
    }
}

#[test]
fn note_66_removing_from_the_whole_list_works_or_is_always_refused() {
    for reject in [false, true] {
        let policies =
            Policies::default().with(|policies| policies.reject_remove_contact_from_im_list = reject);
        let mut simulator = Simulator::builder().policies(policies).mailbox(ADA).build();
        let work = new_group(&mut simulator, "Work");
        let bob = new_contact(&mut simulator, BOB, &work);
        let remove =
            format!("<m:RemoveContactFromImList>{}</m:RemoveContactFromImList>", element("ContactId", &bob));
        if reject {
            refuse(&mut simulator, &remove, ResponseCode::ErrorItemNotFound);
            succeed(&mut simulator, &pair("RemoveImContactFromGroup", &bob, &work));
        } else {
            succeed(&mut simulator, &remove);
        }
        assert!(!is_listed(&mut simulator, &bob));
    }
}

#[test]
fn note_68_each_key_is_good_for_the_next_call_whatever_comes_between() {
    const CHAINS: usize = 4;
    for seed in 0..20_u64 {
        let mut simulator = simulator();
        let mut groups: BTreeMap<usize, ItemId> = BTreeMap::new();
        let mut model: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut steps = [0; CHAINS];
        let mut random = seed;
        while steps.iter().any(|step| *step < 3) {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let chain = (random >> 33) as usize % CHAINS;
            match steps[chain] {
                0 => {
                    groups.insert(chain, new_group(&mut simulator, &format!("Group {chain}")));
                    model.insert(format!("Group {chain}"), BTreeSet::new());
                }
                step @ (1 | 2) => {
                    let address = format!("friend{step}of{chain}@example.test");
                    new_contact(&mut simulator, &address, &groups[&chain]);
                    model.entry(format!("Group {chain}")).or_default().insert(address);
                }
                _ => continue,
            }
            steps[chain] += 1;
            let mailbox = simulator.mailbox(ADA).expect("it is there");
            let groups = mailbox.im_groups().filter(|group| group.display_name().starts_with("Group"));
            let real: BTreeMap<_, BTreeSet<_>> = groups
                .map(|group| {
                    let members = mailbox.members(group.key());
                    let addresses = members.filter_map(|contact| contact.im_address().map(str::to_owned));
                    (group.display_name().to_owned(), addresses.collect())
                })
                .collect();
            assert_eq!(real, model, "seed {seed}");
        }
    }
}

#[test]
fn note_70_limits_and_names_have_codes_of_their_own() {
    let policies = Policies::default().with(|policies| {
        policies.max_im_groups = 2;
        policies.max_im_contacts = 2;
    });
    let mut simulator = Simulator::builder().policies(policies).mailbox(ADA).build();
    let work = new_group(&mut simulator, "Work");
    let clash = ResponseCode::ErrorImGroupDisplayNameAlreadyExists;
    assert_eq!(["WORK", "work", "Work"].map(|name| add_group(&mut simulator, ADA, name)), [clash; 3]);
    assert_eq!(add_group(&mut simulator, ADA, "Play"), ResponseCode::NoError);
    assert_eq!(add_group(&mut simulator, ADA, "More"), ResponseCode::ErrorImGroupLimitReached);
    for name in ["a", "b"] {
        new_contact(&mut simulator, &format!("{name}@example.test"), &work);
    }
    let third = format!(
        "<m:AddNewImContactToGroup><m:ImAddress>c@example.test</m:ImAddress>{}</m:AddNewImContactToGroup>",
        element("GroupId", &work)
    );
    refuse(&mut simulator, &third, ResponseCode::ErrorImContactLimitReached);
    let seeded = simulator.seed(ADA, |mailbox, now| {
        mailbox.add_im_contact(NewImContact { im_address: "d@example.test", display_name: None }, None, now)
    });
    assert_eq!(seeded.map_err(|error| error.code()).err(), Some(ResponseCode::ErrorImContactLimitReached));
}
