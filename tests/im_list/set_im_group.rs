//! `SetImGroup`: IM-169 to IM-176.

use ews_sim::ResponseCode;
use ews_sim::operation::im_list::{SetImGroup, SetImGroupResponse};

use crate::support::im_list::*;
use crate::support::succeed;

#[test]
fn im_175_group_and_name_are_required_in_this_order_and_not_empty() {
    let mut simulator = scene();
    let work = id("m:GroupId", &group_id(&simulator, "Work"));
    let name = "<m:NewDisplayName>Office</m:NewDisplayName>";
    let expected = |name: &str| format!("List of possible elements expected: '{name}'.");
    for (children, words) in [
        (String::new(), format!("has incomplete content. {}", expected("GroupId"))),
        (work.clone(), format!("has incomplete content. {}", expected("NewDisplayName"))),
        (name.to_owned(), format!("has invalid child element 'NewDisplayName'. {}", expected("GroupId"))),
        (
            format!("{name}{work}"),
            format!("has invalid child element 'NewDisplayName'. {}", expected("GroupId")),
        ),
        (
            format!("{work}<m:DisplayName>Office</m:DisplayName>"),
            format!("has invalid child element 'DisplayName'. {}", expected("NewDisplayName")),
        ),
        (format!("{work}{name}{name}"), "has invalid child element 'NewDisplayName'.".to_owned()),
    ] {
        let body = format!("<m:SetImGroup>{children}</m:SetImGroup>");
        violate(&mut simulator, &body, &format!("The element 'SetImGroup' {words}"));
    }
    let no_id = format!("<m:SetImGroup><m:GroupId/>{name}</m:SetImGroup>");
    violate(&mut simulator, &no_id, "The required attribute 'Id' is missing.");
    let unnamed = set_im_group(&group_id(&simulator, "Work"), "");
    violate(&mut simulator, &unnamed, &too_short("NewDisplayName"));
}

#[test]
fn im_173_174_only_a_group_a_user_made_can_be_renamed() {
    let simulator = scene();
    let groups = ["Other Contacts", "Tagged", "Favorites", "Team"].map(|name| group_id(&simulator, name));
    let contacts = [contact_id(&simulator, "Eve"), ordinary_contact_id(&simulator, "Olga")];
    let wrong: Vec<_> = groups.into_iter().chain(contacts).collect();
    let code = ResponseCode::ErrorInvalidImGroupId;
    refuse_other_ids(&simulator, |id| set_im_group(id, "Office"), code, (code, &wrong));
    // The group is looked at before the name.
    refuse_other_ids(&simulator, |id| set_im_group(id, "Work"), code, (code, &wrong));
}

#[test]
fn im_170_171_a_name_in_use_is_refused_even_the_groups_own() {
    let mut simulator = scene();
    let work = group_id(&simulator, "Work");
    for name in ["Work", "WORK", "Family", "family", "Team", "Favorites", "other contacts"] {
        let code = ResponseCode::ErrorImGroupDisplayNameAlreadyExists;
        refuse_in_words(&mut simulator, &set_im_group(&work, name), code);
    }
}

#[test]
fn im_169_172_the_group_has_its_new_name_and_the_same_id_and_members() {
    let mut simulator = scene();
    let work = group_id(&simulator, "Work");
    assert_no_payload(&succeed(&mut simulator, &set_im_group(&work, "R&amp;D \u{2603}")));
    assert_eq!(
        list(&simulator),
        ["Other Contacts:", "Tagged:", "Favorites:", "R&D \u{2603}: Eve, Tom", "Family: Tom", "Team:"]
    );
    let reply = succeed(&mut simulator, GET_IM_ITEM_LIST);
    assert_eq!(reply.texts("DisplayName")[3], "R&D \u{2603}", "{reply}");
    assert_eq!(reply.ids("ExchangeStoreId")[3], work, "its change key is the same too");
    let found = succeed(&mut simulator, &get_im_items(&[], &[work]));
    assert_eq!((found.texts("DisplayName"), found.ids("ItemId").len()), (vec!["R&D \u{2603}".into()], 2));
}

#[test]
fn change_keys_need_not_be_current() {
    let simulator = scene();
    accept_every_change_key(&simulator, |id| set_im_group(id, "Office"), &group_id(&simulator, "Work"));
}

#[test]
fn im_176_the_old_name_is_free() {
    let mut simulator = scene();
    let (work, family) = (group_id(&simulator, "Work"), group_id(&simulator, "Family"));
    succeed(&mut simulator, &set_im_group(&work, "Office"));
    succeed(&mut simulator, &set_im_group(&family, "Work"));
    succeed(&mut simulator, &add_im_group("Family"));
    assert_eq!((group_id(&simulator, "Office"), group_id(&simulator, "Work")), (work, family));
}

#[test]
fn the_limit_of_groups_does_not_keep_one_from_being_renamed() {
    let mut simulator = scene_with(|policies| policies.max_im_groups = 3);
    let work = group_id(&simulator, "Work");
    refuse_in_words(&mut simulator, &add_im_group("Office"), ResponseCode::ErrorImGroupLimitReached);
    succeed(&mut simulator, &set_im_group(&work, "Office"));
}

#[test]
fn a_typed_call_is_answered_as_its_bytes_are() {
    let simulator = scene();
    let work = group_id(&simulator, "Work");
    let request = |name: &str| SetImGroup { group_id: work.clone(), new_display_name: name.into() };
    let refused = call_as_sent(&simulator, &request("Work"), &set_im_group(&work, "Work"));
    assert_eq!(refused, Err(ResponseCode::ErrorImGroupDisplayNameAlreadyExists.into()));
    let renamed = call_as_sent(&simulator, &request("Office"), &set_im_group(&work, "Office"));
    assert_eq!(renamed, Ok(SetImGroupResponse {}));
}
