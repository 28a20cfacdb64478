"""Things of customers that other systems know: contracts, orders, appliances, cases."""
