//! `RemoveImContactFromGroup`: IM-154 to IM-161 and IM-194 to IM-201.

use ews_sim::mailbox::{LastGroup, NewContact};
use ews_sim::operation::im_list::{RemoveImContactFromGroup, RemoveImContactFromGroupResponse};
use ews_sim::schema::ItemId;
use ews_sim::{Policies, ResponseCode};

use crate::support::im_list::*;
use crate::support::succeed;

/// Puts Ann into groups, takes her out of one, and says which groups she is in then.
#[track_caller]
fn groups_after(change: impl FnOnce(&mut Policies), groups: &[&str], left: &str) -> Vec<String> {
    let mut simulator = scene_with(change);
    let ann = seed_contact(&mut simulator, "Ann", groups);
    let group = group_id(&simulator, left);
    assert_no_payload(&succeed(&mut simulator, &remove_im_contact_from_group(&ann, &group)));
    let after: Vec<_> = groups_of(&simulator, "Ann").into_iter().map(str::to_owned).collect();
    assert_eq!(is_listed(&simulator, "Ann"), !after.is_empty(), "gone from groups and contacts alike");
    let shown = succeed(&mut simulator, GET_IM_ITEM_LIST).texts("DisplayNameFirstLast");
    assert_eq!(shown.contains(&"Ann".to_owned()), !after.is_empty(), "and from the personas");
    after
}

/// Every choice of some of the groups.
fn choices(groups: &[&'static str]) -> Vec<Vec<&'static str>> {
    (0..1_usize << groups.len())
        .map(|choice| {
            let chosen = groups.iter().enumerate().filter(|(bit, _)| choice & 1 << bit != 0);
            chosen.map(|(_, &group)| group).collect()
        })
        .collect()
}

#[test]
fn im_158_both_ids_are_required_in_this_order() {
    let mut simulator = scene();
    let eve = id("m:ContactId", &contact_id(&simulator, "Eve"));
    let work = id("m:GroupId", &group_id(&simulator, "Work"));
    let expected = |name: &str| format!("List of possible elements expected: '{name}'.");
    for (children, words) in [
        (String::new(), format!("has incomplete content. {}", expected("ContactId"))),
        (eve.clone(), format!("has incomplete content. {}", expected("GroupId"))),
        (work.clone(), format!("has invalid child element 'GroupId'. {}", expected("ContactId"))),
        (format!("{work}{eve}"), format!("has invalid child element 'GroupId'. {}", expected("ContactId"))),
        (format!("{eve}{work}{work}"), "has invalid child element 'GroupId'.".to_owned()),
    ] {
        let body = format!("<m:RemoveImContactFromGroup>{children}</m:RemoveImContactFromGroup>");
        violate(&mut simulator, &body, &format!("The element 'RemoveImContactFromGroup' {words}"));
    }
    for children in [format!("<m:ContactId/>{work}"), format!("{eve}<m:GroupId/>")] {
        let body = format!("<m:RemoveImContactFromGroup>{children}</m:RemoveImContactFromGroup>");
        violate(&mut simulator, &body, "The required attribute 'Id' is missing.");
    }
}

#[test]
fn a_contact_that_is_gone_or_not_on_the_list_is_refused() {
    let simulator = scene();
    let work = group_id(&simulator, "Work");
    let code = ResponseCode::ErrorInvalidImContactId;
    let wrong = [
        ordinary_contact_id(&simulator, "Olga"),
        work.clone(),
        group_id(&simulator, "Favorites"),
        group_id(&simulator, "Team"),
    ];
    refuse_other_ids(&simulator, |id| remove_im_contact_from_group(id, &work), code, (code, &wrong));
}

#[test]
fn im_159_a_group_that_is_gone_or_holds_no_contacts_is_refused() {
    let simulator = scene();
    let eve = contact_id(&simulator, "Eve");
    let code = ResponseCode::ErrorInvalidImGroupId;
    let wrong = [group_id(&simulator, "Team"), eve.clone(), ordinary_contact_id(&simulator, "Olga")];
    refuse_other_ids(&simulator, |id| remove_im_contact_from_group(&eve, id), code, (code, &wrong));
}

#[test]
fn im_155_198_a_contact_that_is_not_in_the_group_is_refused() {
    for last_group in [LastGroup::Delete, LastGroup::MoveToOtherContacts] {
        let mut simulator = scene_with(|policies| policies.last_group = last_group);
        let eve = contact_id(&simulator, "Eve");
        for group in ["Family", "Tagged", "Favorites", "Other Contacts"] {
            let body = remove_im_contact_from_group(&eve, &group_id(&simulator, group));
            refuse_in_words(&mut simulator, &body, ResponseCode::ErrorInvalidImContactId);
        }
        assert_eq!(groups_of(&simulator, "Eve"), ["Work"]);
    }
}

#[test]
fn the_first_thing_wrong_is_the_one_answered() {
    let mut simulator = scene();
    let nobody = ids_of_nothing(&mut simulator.clone()).remove(0);
    let (eve, team) = (contact_id(&simulator, "Eve"), group_id(&simulator, "Team"));
    let malformed = ItemId { id: "AAAA".to_owned(), change_key: None };
    let foreign = with_moniker(&nobody, "nowhere");
    for (contact, group, code) in [
        (&malformed, &ItemId::default(), ResponseCode::ErrorInvalidIdMalformed),
        (&foreign, &ItemId::default(), ResponseCode::ErrorInvalidIdEmpty),
        (&foreign, &nobody, ResponseCode::ErrorNonExistentMailbox),
        (&nobody, &team, ResponseCode::ErrorInvalidImContactId),
        (&eve, &team, ResponseCode::ErrorInvalidImGroupId),
    ] {
        refuse_in_words(&mut simulator, &remove_im_contact_from_group(contact, group), code);
    }
}

#[test]
fn im_160_a_removal_that_is_made_to_fail_changes_nothing_and_the_next_succeeds() {
    let mut simulator = scene();
    let (eve, tom) = (contact_id(&simulator, "Eve"), contact_id(&simulator, "Tom"));
    let (work, family) = (group_id(&simulator, "Work"), group_id(&simulator, "Family"));
    simulator.fail_next::<RemoveImContactFromGroup>(ResponseCode::ErrorUnableToRemoveImContactFromGroup);
    // Other operations are no removal.
    succeed(&mut simulator, &add_im_contact_to_group(&eve, Some(&work)));
    let before = list(&simulator);
    let body = remove_im_contact_from_group(&tom, &family);
    refuse_in_words(&mut simulator, &body, ResponseCode::ErrorUnableToRemoveImContactFromGroup);
    assert_eq!(list(&simulator), before);
    succeed(&mut simulator, &body);
    assert_eq!(groups_of(&simulator, "Tom"), ["Work"]);
}

#[test]
fn im_154_195_197_a_contact_that_another_group_holds_leaves_this_one_alone() {
    for (groups, left, after) in [
        (&["Work", "Family"][..], "Work", &["Family"][..]),
        (&["Work", "Family"], "Family", &["Work"]),
        (&["Favorites", "Work"], "Favorites", &["Work"]),
        (&["Favorites", "Work"], "Work", &["Favorites"]),
        (&["Tagged", "Work"], "Tagged", &["Work"]),
        (&["Tagged", "Favorites"], "Tagged", &["Favorites"]),
        (&["Tagged", "Favorites", "Work", "Family"], "Work", &["Tagged", "Favorites", "Family"]),
        (&["Tagged", "Work", "Family"], "Tagged", &["Work", "Family"]),
    ] {
        assert_eq!(groups_after(|_| {}, groups, left), after, "{groups:?} without {left}");
    }
}

#[test]
fn im_156_157_194_196_197_a_contact_that_only_tagged_or_no_group_holds_is_gone() {
    for (groups, left) in [
        (&["Work"][..], "Work"),
        (&["Favorites"], "Favorites"),
        (&["Other Contacts"], "Other Contacts"),
        (&["Tagged", "Work"], "Work"),
        (&["Tagged", "Favorites"], "Favorites"),
        (&["Tagged"], "Tagged"),
    ] {
        assert_eq!(groups_after(|_| {}, groups, left), [""; 0], "{groups:?} without {left}");
    }
}

#[test]
fn im_156_the_number_and_the_persona_of_a_contact_go_with_it() {
    let mut simulator = scene();
    let now = simulator.now();
    let new =
        NewContact { display_name: "Eve at home", email_addresses: &["eve@example.test"], im_address: None };
    ada_mut(&mut simulator).add_contact(new, now);
    let (eve, work) = (contact_id(&simulator, "Eve"), group_id(&simulator, "Work"));
    let body = remove_im_contact_from_group(&eve, &work);
    succeed(&mut simulator, &body);
    let reply = succeed(&mut simulator, GET_IM_ITEM_LIST);
    assert_eq!(
        reply.texts("DisplayNameFirstLast"),
        ["Tom"],
        "her persona loses its last IM contact\n{reply}"
    );
    refuse_in_words(&mut simulator, &body, ResponseCode::ErrorInvalidImContactId);
    let number = seed_tel_uri_contact(&mut simulator, "5550100");
    let other = group_id(&simulator, "Other Contacts");
    succeed(&mut simulator, &remove_im_contact_from_group(&number, &other));
    assert!(!is_listed(&simulator, "5550100"));
}

#[test]
fn im_161_a_group_without_its_last_member_stays() {
    let mut simulator = scene();
    let (tom, family) = (contact_id(&simulator, "Tom"), group_id(&simulator, "Family"));
    succeed(&mut simulator, &remove_im_contact_from_group(&tom, &family));
    let reply = succeed(&mut simulator, &get_im_items(&[], std::slice::from_ref(&family)));
    assert_eq!(reply.ids("ExchangeStoreId"), [family]);
    assert_eq!(children(&reply, "MemberCorrelationKey").len(), 0, "{reply}");
    assert_eq!(list(&simulator)[4], "Family:");
}

#[test]
fn change_keys_need_not_be_current() {
    let simulator = scene();
    let (tom, family) = (contact_id(&simulator, "Tom"), group_id(&simulator, "Family"));
    accept_every_change_key(&simulator, |id| remove_im_contact_from_group(id, &family), &tom);
    accept_every_change_key(&simulator, |id| remove_im_contact_from_group(&tom, id), &family);
}

#[test]
fn im_199_no_choice_of_groups_makes_the_operation_add_a_membership() {
    for groups in choices(&["Tagged", "Favorites", "Work", "Family"]) {
        let groups = if groups.is_empty() { vec!["Other Contacts"] } else { groups };
        for &left in &groups {
            let after = groups_after(|_| {}, &groups, left);
            let others: Vec<_> = groups.iter().copied().filter(|&it| it != left).collect();
            assert!(after.is_empty() || after == others, "{groups:?} without {left}: {after:?}");
        }
    }
}

#[test]
fn im_199_the_memberships_of_everybody_else_stay() {
    let mut simulator = scene();
    let tom = contact_id(&simulator, "Tom");
    for group in ["Work", "Family"] {
        let group = group_id(&simulator, group);
        succeed(&mut simulator, &remove_im_contact_from_group(&tom, &group));
    }
    assert_eq!(
        list(&simulator),
        ["Other Contacts:", "Tagged:", "Favorites:", "Work: Eve", "Family:", "Team:"]
    );
}

#[test]
fn im_200_where_the_policy_says_so_a_contact_moves_to_other_contacts_instead_of_being_gone() {
    for (groups, left, after) in [
        (&["Work"][..], "Work", &["Other Contacts"][..]),
        (&["Favorites"], "Favorites", &["Other Contacts"]),
        (&["Tagged"], "Tagged", &["Other Contacts"]),
        (&["Tagged", "Work"], "Work", &["Other Contacts"]),
        (&["Tagged", "Favorites"], "Favorites", &["Other Contacts"]),
        (&["Other Contacts"], "Other Contacts", &["Other Contacts"]),
        // Where the contact stays anyway, nothing is different.
        (&["Work", "Family"], "Work", &["Family"]),
        (&["Tagged", "Work"], "Tagged", &["Work"]),
    ] {
        let moved = groups_after(|it| it.last_group = LastGroup::MoveToOtherContacts, groups, left);
        assert_eq!(moved, after, "{groups:?} without {left}");
    }
}

#[test]
fn im_201_where_the_policy_says_so_tagged_keeps_a_contact() {
    for (groups, left, after) in [
        (&["Tagged", "Work"][..], "Work", &["Tagged"][..]),
        (&["Tagged", "Favorites"], "Favorites", &["Tagged"]),
        // No other group does.
        (&["Work"], "Work", &[]),
        (&["Tagged"], "Tagged", &[]),
        (&["Other Contacts"], "Other Contacts", &[]),
        (&["Tagged", "Work"], "Tagged", &["Work"]),
    ] {
        let kept = groups_after(|policies| policies.tagged_keeps_contact = true, groups, left);
        assert_eq!(kept, after, "{groups:?} without {left}");
    }
}

/// Where Tagged is no reason to be out of Other Contacts, untagging leaves the contact there.
#[test]
fn where_tagged_does_not_count_a_tagged_contact_can_leave_tagged_and_stay() {
    for (groups, left, after) in [
        (&["Tagged"][..], "Tagged", &["Other Contacts"][..]),
        (&["Tagged"], "Other Contacts", &[]),
        (&["Tagged", "Work"], "Tagged", &["Work"]),
        (&["Tagged", "Work"], "Work", &[]),
    ] {
        let change = |policies: &mut Policies| policies.tagged_counts_for_other_contacts = false;
        assert_eq!(groups_after(change, groups, left), after, "{groups:?} without {left}");
    }
    let both = |policies: &mut Policies| {
        policies.tagged_counts_for_other_contacts = false;
        policies.tagged_keeps_contact = true;
    };
    assert_eq!(groups_after(both, &["Tagged", "Work"], "Work"), ["Other Contacts", "Tagged"]);
}

#[test]
fn a_typed_call_is_answered_as_its_bytes_are() {
    let simulator = scene();
    let (eve, work) = (contact_id(&simulator, "Eve"), group_id(&simulator, "Work"));
    let family = group_id(&simulator, "Family");
    let request = RemoveImContactFromGroup { contact_id: eve.clone(), group_id: family.clone() };
    let refused = call_as_sent(&simulator, &request, &remove_im_contact_from_group(&eve, &family));
    assert_eq!(refused, Err(ResponseCode::ErrorInvalidImContactId.into()));
    let body = remove_im_contact_from_group(&eve, &work);
    let request = RemoveImContactFromGroup { contact_id: eve, group_id: work };
    let removed = call_as_sent(&simulator, &request, &body);
    assert_eq!(removed, Ok(RemoveImContactFromGroupResponse {}));
}
