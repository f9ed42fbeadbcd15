//! What the one open client of the instant-messaging list has met.

use ews_sim::ResponseCode::*;
use ews_sim::mailbox::LastGroup;
use ews_sim::operation::im_list::{
    AddImContactToGroup, AddImGroup, AddNewImContactToGroup, RemoveContactFromImList,
    RemoveImContactFromGroup,
};
use ews_sim::schema::ItemId;
use ews_sim::world::MailboxSeed;
use ews_sim::{Policies, ResponseCode, ServerProfile, Simulator};

use crate::support::{ADA, send, simulator, succeed};

fn with_policies(change: impl FnOnce(&mut Policies)) -> Simulator {
    let ada =
        MailboxSeed::new(ADA).im_group("Work", ["bob@example.test"]).im_group("Home", ["eve@example.test"]);
    Simulator::builder().policies(Policies::default().with(change)).mailbox(ada).build()
}

fn group(simulator: &Simulator, name: &str) -> ItemId {
    simulator.item_id(ADA, "imcontactlist", name).expect("the group is there")
}

fn contact(simulator: &Simulator, name: &str) -> Option<ItemId> {
    simulator.item_id(ADA, "quickcontacts", name)
}

fn bob(simulator: &Simulator) -> ItemId {
    contact(simulator, "bob@example.test").expect("Bob is on the list")
}

/// How many are on the list.
fn listed(simulator: &Simulator) -> usize {
    simulator.mailbox(ADA).expect("built with it").im_contacts().count()
}

#[test]
fn note_63_the_id_of_a_contact_is_in_an_attribution_of_its_persona() {
    let mut simulator = with_policies(|_| {});
    let reply = succeed(&mut simulator, "<m:GetImItemList/>");
    let sources: Vec<_> = reply.ids("SourceId").into_iter().map(|it| it.id).collect();
    let folders = reply.texts("IsQuickContact");
    assert!(sources.contains(&bob(&simulator).id), "{reply}");
    assert!(folders.iter().all(|it| it == "true") && !folders.is_empty(), "{reply}");
}

#[test]
fn note_64_an_im_address_may_start_with_its_scheme_or_not() {
    let ada = MailboxSeed::new(ADA).im_group("Work", ["sip:bob@example.test", "eve@example.test"]);
    let mut simulator = Simulator::builder().mailbox(ada).build();
    let reply = succeed(&mut simulator, "<m:GetImItemList/>");
    let mut addresses = reply.texts("ImAddress");
    addresses.sort_unstable();
    addresses.dedup();
    assert_eq!(addresses, ["eve@example.test", "sip:bob@example.test"]);
}

#[test]
fn note_65_who_leaves_the_last_group_leaves_the_list() {
    for (last_group, left) in [(LastGroup::default(), None), (LastGroup::MoveToOtherContacts, Some(2))] {
        let mut simulator = with_policies(|policies| policies.last_group = last_group);
        let (work, home) = (group(&simulator, "Work"), group(&simulator, "Home"));
        let both = AddImContactToGroup { contact_id: bob(&simulator), group_id: Some(home.clone()) };
        simulator.call(ADA, &both).expect("there is room");
        for (group_id, listed_then) in [(work, 2), (home, left.unwrap_or(1))] {
            let request = RemoveImContactFromGroup { contact_id: bob(&simulator), group_id };
            simulator.call(ADA, &request).expect("Bob is in it");
            assert_eq!(listed(&simulator), listed_then, "{last_group:?}");
        }
    }
}

#[test]
fn note_66_removing_from_the_whole_list_works_or_is_always_refused() {
    for (is_refused, code) in [(false, None), (true, Some(ErrorItemNotFound))] {
        let mut simulator =
            with_policies(|policies| policies.reject_remove_contact_from_im_list = is_refused);
        let request = RemoveContactFromImList { contact_id: bob(&simulator) };
        let refused = simulator.call(ADA, &request).err().map(|error| error.code());
        assert_eq!((refused, contact(&simulator, "bob@example.test").is_some()), (code, is_refused));
    }
}

#[test]
fn note_68_a_group_is_made_and_filled_with_the_key_from_the_answer() {
    let mut simulator = simulator();
    // Several chains at once, in turns.
    let mut groups = Vec::new();
    for number in 0..4 {
        let request = AddImGroup { display_name: format!("Group {number}").into() };
        let added = simulator.call(ADA, &request).expect("there is room").im_group.expect("a group");
        groups.push(added.exchange_store_id);
    }
    for step in 0..12 {
        let request = AddNewImContactToGroup {
            im_address: format!("contact{step}@example.test").into(),
            display_name: None,
            group_id: groups[step % 4].clone(),
        };
        simulator.call(ADA, &request).expect("the key is valid");
    }
    let mailbox = simulator.mailbox(ADA).expect("built with it");
    for number in 0..4 {
        let group = mailbox.im_group_named(&format!("Group {number}")).expect("made");
        assert_eq!(mailbox.members(group.key()).count(), 3);
    }
}

#[test]
fn note_70_limits_and_names_have_codes_of_their_own() {
    let add_group =
        |name: &str| format!("<m:AddImGroup><m:DisplayName>{name}</m:DisplayName></m:AddImGroup>");
    let add_contact = "<m:AddNewImContactToGroup><m:ImAddress>new@example.test</m:ImAddress>\
                       </m:AddNewImContactToGroup>";
    let code = |simulator: &mut Simulator, body: &str| send(simulator, body).code();
    let mut simulator = with_policies(|policies| (policies.max_im_groups, policies.max_im_contacts) = (3, 2));
    assert_eq!(code(&mut simulator, &add_group("WORK")), Some(ErrorImGroupDisplayNameAlreadyExists));
    assert_eq!(code(&mut simulator, &add_group("Third")), Some(ResponseCode::NoError));
    assert_eq!(code(&mut simulator, &add_group("Fourth")), Some(ErrorImGroupLimitReached));
    assert_eq!(code(&mut simulator, add_contact), Some(ErrorImContactLimitReached));
}

#[test]
fn note_71_older_servers_do_not_know_the_operations() {
    for profile in [ServerProfile::Exchange2007Sp1, ServerProfile::Exchange2010Sp2] {
        let mut simulator = Simulator::builder().profile(profile).mailbox(ADA).build();
        let refused = simulator.call(ADA, &AddImGroup { display_name: "Work".into() });
        let code = refused.expect_err("there is no IM list").code();
        assert_eq!(code, ErrorInvalidRequest, "{profile:?}");
    }
    let mut simulator = simulator();
    let old = crate::support::envelope_for("Exchange2010", "<m:GetImItemList/>");
    let reply = crate::support::send_bytes(&mut simulator, ADA, old.as_bytes());
    assert_eq!(reply.code(), Some(ErrorIncorrectSchemaVersion));
}
