//! `RemoveImGroup`: IM-162 to IM-168, IM-202 and IM-203.

use ews_sim::mailbox::{LastGroup, RemovedGroupMembers};
use ews_sim::operation::im_list::{RemoveImGroup, RemoveImGroupResponse};
use ews_sim::schema::ItemId;
use ews_sim::{Policies, ResponseCode};

use crate::support::im_list::*;
use crate::support::succeed;

/// Puts Ann into Work and other groups, removes Work, and says which groups she is in then.
#[track_caller]
fn groups_after(change: impl FnOnce(&mut Policies), others: &[&str]) -> Vec<String> {
    let mut simulator = scene_with(change);
    let groups = [&["Work"], others].concat();
    seed_contact(&mut simulator, "Ann", &groups);
    let work = group_id(&simulator, "Work");
    assert_no_payload(&succeed(&mut simulator, &remove_im_group(&work)));
    let after: Vec<_> = groups_of(&simulator, "Ann").into_iter().map(str::to_owned).collect();
    assert_eq!(is_listed(&simulator, "Ann"), !after.is_empty());
    after
}

#[test]
fn im_203_the_group_is_required_and_alone() {
    let mut simulator = scene();
    let work = id("m:GroupId", &group_id(&simulator, "Work"));
    let expected = "List of possible elements expected: 'GroupId'.";
    for (children, words) in [
        (String::new(), format!("has incomplete content. {expected}")),
        (
            "<m:DisplayName>Work</m:DisplayName>".to_owned(),
            format!("has invalid child element 'DisplayName'. {expected}"),
        ),
        (format!("{work}{work}"), "has invalid child element 'GroupId'.".to_owned()),
    ] {
        let body = format!("<m:RemoveImGroup>{children}</m:RemoveImGroup>");
        violate(&mut simulator, &body, &format!("The element 'RemoveImGroup' {words}"));
    }
    let body = "<m:RemoveImGroup><m:GroupId/></m:RemoveImGroup>";
    violate(&mut simulator, body, "The required attribute 'Id' is missing.");
}

#[test]
fn im_164_a_malformed_id_is_refused() {
    let mut simulator = scene();
    let work = group_id(&simulator, "Work").id;
    for id in ["x", "A", "AAMkAGQ", "Work", &work.to_lowercase(), &work[4..], &format!(" {work}")] {
        let id = ItemId { id: id.to_owned(), change_key: Some("EgAAAA==".to_owned()) };
        refuse_in_words(&mut simulator, &remove_im_group(&id), ResponseCode::ErrorInvalidIdMalformed);
    }
}

#[test]
fn im_163_167_168_only_a_group_a_user_made_can_be_removed_and_only_once() {
    let mut simulator = scene();
    let groups = ["Other Contacts", "Tagged", "Favorites", "Team"].map(|name| group_id(&simulator, name));
    let contacts = [contact_id(&simulator, "Eve"), ordinary_contact_id(&simulator, "Olga")];
    let wrong: Vec<_> = groups.into_iter().chain(contacts).collect();
    let code = ResponseCode::ErrorInvalidImGroupId;
    refuse_other_ids(&simulator, remove_im_group, code, (code, &wrong));
    let body = remove_im_group(&group_id(&simulator, "Work"));
    succeed(&mut simulator, &body);
    refuse_in_words(&mut simulator, &body, code);
}

#[test]
fn im_162_the_group_is_no_longer_listed() {
    let mut simulator = scene();
    let family = group_id(&simulator, "Family");
    assert_no_payload(&succeed(&mut simulator, &remove_im_group(&family)));
    assert_eq!(list(&simulator), ["Other Contacts:", "Tagged:", "Favorites:", "Work: Eve, Tom", "Team:"]);
    let reply = succeed(&mut simulator, GET_IM_ITEM_LIST);
    assert_eq!(reply.ids("ExchangeStoreId").len(), 5, "{reply}");
    assert!(!reply.ids("ExchangeStoreId").contains(&family), "{reply}");
}

#[test]
fn change_keys_need_not_be_current() {
    let simulator = scene();
    accept_every_change_key(&simulator, remove_im_group, &group_id(&simulator, "Work"));
}

#[test]
fn im_165_166_202_members_stay_where_else_they_are_or_go_to_other_contacts() {
    for (others, after) in [
        (&["Family"][..], &["Family"][..]),
        (&["Favorites"], &["Favorites"]),
        (&["Tagged", "Family"], &["Tagged", "Family"]),
        (&[], &["Other Contacts"]),
        (&["Tagged"], &["Tagged"]),
    ] {
        assert_eq!(groups_after(|_| {}, others), after, "{others:?}");
    }
}

#[test]
fn im_166_contacts_and_personas_survive() {
    let mut simulator = scene();
    let before = succeed(&mut simulator, GET_IM_ITEM_LIST);
    let work = group_id(&simulator, "Work");
    succeed(&mut simulator, &remove_im_group(&work));
    let after = succeed(&mut simulator, GET_IM_ITEM_LIST);
    for name in ["SourceId", "PersonaId"] {
        assert_eq!(after.ids(name), before.ids(name), "same ids and change keys\n{after}");
    }
    assert_eq!(list(&simulator), ["Other Contacts: Eve", "Tagged:", "Favorites:", "Family: Tom", "Team:"]);
}

#[test]
fn im_202_where_tagged_does_not_count_a_member_left_with_it_goes_to_other_contacts_too() {
    let change = |policies: &mut Policies| policies.tagged_counts_for_other_contacts = false;
    assert_eq!(groups_after(change, &["Tagged"]), ["Other Contacts", "Tagged"]);
    assert_eq!(groups_after(change, &["Tagged", "Family"]), ["Tagged", "Family"]);
}

#[test]
fn where_the_policy_says_so_members_leave_as_if_they_were_removed_one_by_one() {
    let remove = |policies: &mut Policies| policies.removed_group_members = RemovedGroupMembers::Remove;
    for (others, after) in [
        (&[][..], &[][..]),
        (&["Tagged"], &[]),
        (&["Family"], &["Family"]),
        (&["Tagged", "Favorites"], &["Tagged", "Favorites"]),
    ] {
        assert_eq!(groups_after(remove, others), after, "{others:?}");
    }
    let and_keep_tagged = |policies: &mut Policies| {
        remove(policies);
        policies.tagged_keeps_contact = true;
    };
    assert_eq!(groups_after(and_keep_tagged, &["Tagged"]), ["Tagged"]);
    let and_move = |policies: &mut Policies| {
        remove(policies);
        policies.last_group = LastGroup::MoveToOtherContacts;
    };
    for others in [&[][..], &["Tagged"]] {
        assert_eq!(groups_after(and_move, others), ["Other Contacts"], "{others:?}");
    }
}

#[test]
fn a_typed_call_is_answered_as_its_bytes_are() {
    let simulator = scene();
    let tagged = group_id(&simulator, "Tagged");
    let refused =
        call_as_sent(&simulator, &RemoveImGroup { group_id: tagged.clone() }, &remove_im_group(&tagged));
    assert_eq!(refused, Err(ResponseCode::ErrorInvalidImGroupId.into()));
    let work = group_id(&simulator, "Work");
    let body = remove_im_group(&work);
    let removed = call_as_sent(&simulator, &RemoveImGroup { group_id: work }, &body);
    assert_eq!(removed, Ok(RemoveImGroupResponse {}));
}
