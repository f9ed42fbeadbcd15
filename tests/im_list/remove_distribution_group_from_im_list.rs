//! `RemoveDistributionGroupFromImList`: IM-148 to IM-153.

use ews_sim::ResponseCode;
use ews_sim::operation::im_list::{
    RemoveDistributionGroupFromImList, RemoveDistributionGroupFromImListResponse,
};

use crate::support::im_list::*;
use crate::support::succeed;

#[test]
fn the_group_is_required_and_alone() {
    let mut simulator = scene();
    let team = id("m:GroupId", &group_id(&simulator, "Team"));
    let expected = "List of possible elements expected: 'GroupId'.";
    for (children, words) in [
        (String::new(), format!("has incomplete content. {expected}")),
        (
            "<m:SmtpAddress>team@example.test</m:SmtpAddress>".to_owned(),
            format!("has invalid child element 'SmtpAddress'. {expected}"),
        ),
        (format!("{team}{team}"), "has invalid child element 'GroupId'.".to_owned()),
    ] {
        let body =
            format!("<m:RemoveDistributionGroupFromImList>{children}</m:RemoveDistributionGroupFromImList>");
        violate(&mut simulator, &body, &format!("The element 'RemoveDistributionGroupFromImList' {words}"));
    }
    let body = "<m:RemoveDistributionGroupFromImList><m:GroupId/></m:RemoveDistributionGroupFromImList>";
    violate(&mut simulator, body, "The required attribute 'Id' is missing.");
}

#[test]
fn im_149_151_a_group_that_is_gone_is_not_found_and_one_of_another_kind_stays() {
    let mut simulator = scene();
    let groups =
        ["Work", "Family", "Other Contacts", "Tagged", "Favorites"].map(|it| group_id(&simulator, it));
    let contacts = [contact_id(&simulator, "Eve"), ordinary_contact_id(&simulator, "Olga")];
    let wrong: Vec<_> = groups.into_iter().chain(contacts).collect();
    refuse_other_ids(
        &simulator,
        remove_distribution_group_from_im_list,
        ResponseCode::ErrorItemNotFound,
        (ResponseCode::ErrorInvalidImGroupId, &wrong),
    );
    let body = remove_distribution_group_from_im_list(&group_id(&simulator, "Team"));
    succeed(&mut simulator, &body);
    refuse_in_words(&mut simulator, &body, ResponseCode::ErrorItemNotFound);
}

#[test]
fn im_148_the_group_is_no_longer_listed_and_nothing_else_changes() {
    let mut simulator = scene();
    let directory = simulator.directory().clone();
    let team = group_id(&simulator, "Team");
    assert_no_payload(&succeed(&mut simulator, &remove_distribution_group_from_im_list(&team)));
    assert_eq!(
        list(&simulator),
        ["Other Contacts:", "Tagged:", "Favorites:", "Work: Eve, Tom", "Family: Tom"]
    );
    assert_eq!(simulator.directory(), &directory);
    let reply = succeed(&mut simulator, GET_IM_ITEM_LIST);
    assert_eq!(reply.ids("ExchangeStoreId").len(), 5, "{reply}");
}

#[test]
fn im_150_the_change_key_may_be_absent_or_out_of_date() {
    let simulator = scene();
    let team = group_id(&simulator, "Team");
    accept_every_change_key(&simulator, remove_distribution_group_from_im_list, &team);
}

#[test]
fn im_152_the_group_can_be_added_again() {
    let mut simulator = scene();
    let team = group_id(&simulator, "Team");
    succeed(&mut simulator, &remove_distribution_group_from_im_list(&team));
    let reply = succeed(&mut simulator, &add_distribution_group_to_im_list(TEAM, Some("Team")));
    assert_ne!(reply.ids("ExchangeStoreId")[0].id, team.id);
    assert_eq!(list(&simulator), list(&scene()));
}

#[test]
fn im_153_a_removed_group_makes_room_for_one() {
    for (limit, body) in [
        (3, add_im_group("Friends")),
        (64, add_im_group("Friends")),
        (64, add_distribution_group_to_im_list(SALES, None)),
    ] {
        let mut simulator = scene_with(|policies| policies.max_im_groups = limit);
        fill_with_groups(&mut simulator, limit);
        refuse_in_words(&mut simulator, &body, ResponseCode::ErrorImGroupLimitReached);
        let team = group_id(&simulator, "Team");
        succeed(&mut simulator, &remove_distribution_group_from_im_list(&team));
        succeed(&mut simulator, &body);
    }
}

#[test]
fn a_typed_call_is_answered_as_its_bytes_are() {
    let simulator = scene();
    let work = group_id(&simulator, "Work");
    let request = RemoveDistributionGroupFromImList { group_id: work.clone() };
    let refused = call_as_sent(&simulator, &request, &remove_distribution_group_from_im_list(&work));
    assert_eq!(refused, Err(ResponseCode::ErrorInvalidImGroupId.into()));
    let team = group_id(&simulator, "Team");
    let body = remove_distribution_group_from_im_list(&team);
    let request = RemoveDistributionGroupFromImList { group_id: team };
    let removed = call_as_sent(&simulator, &request, &body);
    assert_eq!(removed, Ok(RemoveDistributionGroupFromImListResponse {}));
}
